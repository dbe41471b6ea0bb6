// Words that are names only in brackets: `['first']`.

export const RESERVED: ReadonlySet<string> = new Set([
  'and', 'or', 'asc', 'desc', 'between', 'first', 'last', 'like', 'likecs', 'has', 'has_any', 'has_all', 'has_cs', 'hasprefix', 'hasprefix_cs', 'hassuffix',
  'hassuffix_cs', 'contains_cs', 'containscs', 'notcontains', 'notcontainscs', 'notlike', 'notlikecs', 'startswith', 'startswith_cs', 'endswith', 'endswith_cs',
  'missing', 'others', 'project', 'union', 'bagexpansion', 'with_itemindex', 'with_match_id', 'with_step_name', 'flags', 'simple', 'relaxed', 'cycles',
  'expandoutput', 'anomalychart', 'areachart', 'barchart', 'columnchart', 'linechart', 'piechart', 'pivotchart', 'scatterchart', 'stackedareachart', 'timechart',
  'timeline', 'timepivot', 'treemap', 'ladderchart', 'card', 'boolean', 'int', 'uint', 'long', 'ulong', 'float', 'real', 'decimal', 'double', 'string', 'time',
  'timespan', 'date', 'datetime', 'uniqueid', 'statistics', 'queries', 'views', 'journal', 'shards', 'seal', 'seals', 'cancel', 'callout',
]); // prettier-ignore
