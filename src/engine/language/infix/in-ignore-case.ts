import { defineInfix } from '../define.js';
import { inOverloads } from './_in.js';
import { valuesFilter } from './_values-filter.js';

export default defineInfix({
  name: 'in~',
  summary:
    'Whether the list holds the text, without regard to case. The list may hold arrays, or be the first column of a table.',
  source: 'https://learn.microsoft.com/kusto/query/in-operator',
  overloads: inOverloads(true, false),
  filter: (column, values) => valuesFilter(column, values, true),
  examples: [{ kql: 'print "A" in~ ("a", "b")', result: true }],
});
