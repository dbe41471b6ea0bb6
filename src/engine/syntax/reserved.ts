// Words that are names only in brackets: `['first']`.

/** Nowhere a name. */
const EVERYWHERE = words(`
  and or asc desc between first last like likecs has_any has_all has_cs hasprefix hasprefix_cs hassuffix hassuffix_cs contains_cs containscs notcontains notcontainscs
  notlike notlikecs startswith startswith_cs endswith endswith_cs missing others project union bagexpansion with_itemindex with_match_id with_step_name flags simple
  relaxed cycles expandoutput isfuzzy external_data bin_legacy anomalychart areachart barchart columnchart linechart piechart pivotchart scatterchart stackedareachart
  timechart timeline timepivot treemap ladderchart card boolean char byte int uint long ulong float real decimal double string time timespan date datetime uniqueid
  dynamic statistics queries views journal shards seal seals cancel callout`);

/** No name of a new column. */
const DECLARED = words('kind withsource with_source true false');

/** No name of a column that is read. */
const READ = words(`
  accumulate as by contains earliest find has in invoke latest materialize mdm of print sample search set sql title to toscalar totable verbose viewers where`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Whether a word has to stand in brackets to be the name of something that is declared, or read. */
export function isReserved(word: string, use: 'declared' | 'read'): boolean {
  return EVERYWHERE.has(word) || (use === 'declared' ? DECLARED : READ).has(word);
}
