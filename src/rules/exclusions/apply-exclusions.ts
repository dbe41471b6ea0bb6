// Runs a rule's query without what its exclusions take away, and tells what each took.

import type { Database, QueryOptions } from '../../database/database.js';
import type { QueryResult } from '../../database/result.js';
import { type Exclusion, ExclusionError, placeOf, renderDiagnostics } from '../../engine/engine.js';
import { RuleError } from '../rule.js';
import { type ExclusionOutcome, queryTextOfExclusion, type RuleExclusion } from './exclusion.js';

/** A query of a rule, as often as it takes. */
export interface Excluding {
  readonly database: Database;
  readonly query: string;
  readonly options: QueryOptions;
  /** tables that the query reads */
  readonly tables: readonly string[];
  /** ticks by which exclusions expire */
  readonly now: bigint;
}

export interface ExcludedRun {
  readonly result: QueryResult;
  /** runs the query again for each exclusion that took events, to count the rows that it took */
  readonly outcomes: () => ExclusionOutcome[];
}

export interface AppliedExclusion {
  readonly exclusion: RuleExclusion;
  readonly condition: Exclusion;
}

export interface ExclusionConditions {
  readonly applied: readonly AppliedExclusion[];
  /** why the others are not applied */
  readonly refused: ReadonlyMap<RuleExclusion, string>;
}

/**
 * The conditions by which the engine leaves out what exclusions name.
 * @throws RuleError where the condition of an exclusion is wrong
 */
export function conditionsOf(run: Excluding, exclusions: readonly RuleExclusion[]): ExclusionConditions {
  const refused = new Map<RuleExclusion, string>();
  const applied: AppliedExclusion[] = [];
  for (const exclusion of exclusions) {
    const condition = conditionOf(exclusion, run);
    const why = isExpired(exclusion, run) ? 'it has expired' : whyNot(exclusion, condition, run);
    if (why === null) applied.push({ exclusion, condition });
    else refused.set(exclusion, why);
  }
  return { applied, refused };
}

/** @throws RuleError where the condition of an exclusion is wrong */
export function runExcluding(run: Excluding, exclusions: readonly RuleExclusion[]): ExcludedRun {
  const { applied, refused } = conditionsOf(run, exclusions);
  const conditions = applied.map(({ condition }) => condition);
  const result = run.database.query(run.query, { ...run.options, exclusions: conditions });
  return {
    result,
    outcomes: () => {
      const taken = new Map(outcomesOf(run, applied, result).map((outcome) => [outcome.exclusion, outcome]));
      const untouched = { events: null, rows: 0, suspicious: null };
      return exclusions.map(
        (exclusion) => taken.get(exclusion) ?? { exclusion, notApplied: refused.get(exclusion) ?? null, ...untouched },
      );
    },
  };
}

const isExpired = ({ expires }: RuleExclusion, { now }: Excluding) => expires !== null && expires <= now;

function conditionOf(exclusion: RuleExclusion, { tables }: Excluding): Exclusion {
  const { over, table, condition, declarations } = exclusion;
  if (over === 'rows') return { table: null, condition, declarations };
  const [only] = tables;
  if (table === null && (only === undefined || tables.length > 1)) {
    throw new RuleError(
      exclusion.file,
      `exclusion '${exclusion.name}' has to name its 'table': the rule reads ${tables.join(', ') || 'none'}`,
      exclusion.line,
    );
  }
  return { table: table ?? only ?? null, condition, declarations };
}

/** Why a condition cannot be applied; null where it can. */
function whyNot(
  exclusion: RuleExclusion,
  condition: Exclusion,
  { database, query, options }: Excluding,
): string | null {
  try {
    database.query(query, { ...options, exclusions: [condition] });
    return null;
  } catch (error) {
    if (!(error instanceof ExclusionError)) throw error;
    const messages = error.errors?.diagnostics.map(({ message }) => message) ?? [];
    // What a team has not filled in yet takes nothing away; anything else is a mistake in the exclusion.
    if (messages.length > 0 && messages.every((message) => message.startsWith('no watchlist '))) {
      return `there is ${[...new Set(messages)].join(', ')}`;
    }
    throw mistakeOf(error, exclusion);
  }
}

function mistakeOf({ errors, message }: ExclusionError, exclusion: RuleExclusion): RuleError {
  const { file, name, line } = exclusion;
  const [first] = errors?.diagnostics ?? [];
  if (errors === null || first === undefined) return new RuleError(file, `exclusion '${name}': ${message}`, line);
  const text = queryTextOfExclusion(exclusion);
  const shown = renderDiagnostics(errors.diagnostics, text);
  return new RuleError(file, `exclusion '${name}': ${shown}`, placeOf(first.start, text).line);
}

function outcomesOf(run: Excluding, applied: readonly AppliedExclusion[], result: QueryResult): ExclusionOutcome[] {
  const rowsWith = (count: number) => {
    if (count === applied.length) return countOf(result);
    const exclusions = applied.slice(0, count).map(({ condition }) => condition);
    return countOf(run.database.query(run.query, { ...run.options, exclusions }));
  };
  // Reading all rows first makes the counts complete.
  const after = countOf(result);
  const counts = result.excluded();
  let before = applied.length === 0 ? after : rowsWith(0);
  const all = before;
  return applied.map(({ exclusion, condition }, i) => {
    const taken = counts[i] ?? 0;
    const left = taken === 0 ? before : rowsWith(i + 1);
    const rows = before - left;
    before = left;
    const alone = left === 0 && all > 0 && rows > 0 ? aloneLeaves(run, condition) : null;
    return {
      exclusion,
      notApplied: null,
      events: exclusion.over === 'events' ? taken : null,
      rows,
      suspicious: taken === 0 ? 'nothing' : alone === 0 ? 'everything' : null,
    };
  });
}

const aloneLeaves = ({ database, query, options }: Excluding, condition: Exclusion) =>
  countOf(database.query(query, { ...options, exclusions: [condition] }));

function countOf(result: QueryResult): number {
  let rows = 0;
  for (const _ of result.rows) rows++;
  return rows;
}
