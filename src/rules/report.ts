// One rule's run with all its rows, as summaries and reports show it.

import type { Database } from '../database/database.js';
import type { QueryResult, Row } from '../database/result.js';
import { QueryError } from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import type { ExclusionOutcome } from './exclusions/exclusion.js';
import type { Rule } from './rule.js';
import { isOfRule } from './rule-errors.js';
import { type RunRuleOptions, runRule } from './run.js';

export interface RuleReport {
  readonly rule: Rule;
  /** a rule whose tables, columns or events of the time are missing is not evaluated, which is not the same as finding nothing; one whose query is wrong has failed */
  readonly status: 'evaluated' | 'not evaluated' | 'failed';
  /** why it was not evaluated or has failed; null where it was evaluated */
  readonly why: string | null;
  /** null where it has not failed */
  readonly error: Error | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** the earliest and the latest time in the rows, ISO text; null where they have none */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly exclusions: readonly ExclusionOutcome[];
  readonly notes: readonly string[];
  /** the note that a rule on a schedule looked at events which a run of the service does not see; null where it did not */
  readonly beyondPeriod: string | null;
  /** wall time of the run */
  readonly milliseconds: number;
}

/** Runs a rule and reads all its rows. What is wrong with the rule is told in the report, not thrown. */
export async function reportRule(database: Database, rule: Rule, options: RunRuleOptions = {}): Promise<RuleReport> {
  const started = performance.now();
  const empty = {
    columns: [],
    rows: [],
    firstSeen: null,
    lastSeen: null,
    exclusions: [],
    notes: [],
    beyondPeriod: null,
  };
  try {
    const run = await runRule(database, rule, options);
    const { result, notEvaluated } = run;
    const rows = result === null ? [] : [...result.rows];
    const why = result === null ? notEvaluated : rows.length > 0 ? null : await run.unseen();
    if (result === null || why !== null)
      return { rule, status: 'not evaluated', why, error: null, ...empty, milliseconds: performance.now() - started };
    const milliseconds = performance.now() - started;
    const beyondPeriod = run.beyondPeriod();
    return {
      rule,
      status: 'evaluated',
      why: null,
      error: null,
      columns: result.columns,
      rows,
      ...timesOf(result.columns, rows),
      exclusions: run.exclusions(),
      notes: [...severalNote(result), ...run.notes(), ...(beyondPeriod === null ? [] : [beyondPeriod])],
      beyondPeriod,
      milliseconds,
    };
  } catch (error) {
    if (!isOfRule(error)) throw error;
    const why = error instanceof QueryError ? (error.diagnostics[0]?.message ?? error.message) : error.message;
    return { rule, status: 'failed', why, error, ...empty, milliseconds: performance.now() - started };
  }
}

/** A rule finds one table, whatever its text gives beside it. */
function severalNote(result: QueryResult): string[] {
  const { tables } = result;
  const place = tables.indexOf(result) + 1;
  return tables.length < 2 ? [] : [`the text gives ${tables.length} tables; the rule finds the rows of table ${place}`];
}

const EVENT_TIME = /^(?:TimeGenerated|Timestamp)$/;
const SPAN = /^(?:first|last|start|end|min|max)/i;

/**
 * Places of the columns that say when something was seen: the time of the event and the ends of spans, or where there is no time of the
 * event all times. Events have other times beside their own, such as that of the start of a process weeks before.
 */
export function timesSeen(columns: readonly Column[]): number[] {
  const times = columns.flatMap(({ type }, i) => (type === 'datetime' ? [i] : []));
  const named = (pattern: RegExp) => times.filter((i) => pattern.test(columns[i]?.name ?? ''));
  const own = named(EVENT_TIME);
  return own.length === 0 ? times : [...own, ...named(SPAN)];
}

/** ISO texts of one length compare as the times do. */
function timesOf(columns: readonly Column[], rows: readonly Row[]): Pick<RuleReport, 'firstSeen' | 'lastSeen'> {
  const times = timesSeen(columns);
  let [firstSeen, lastSeen]: [string | null, string | null] = [null, null];
  for (const row of rows) {
    for (const i of times) {
      const time = row[i];
      if (typeof time !== 'string') continue;
      if (firstSeen === null || time < firstSeen) firstSeen = time;
      if (lastSeen === null || time > lastSeen) lastSeen = time;
    }
  }
  return { firstSeen, lastSeen };
}
