// What the tests of a rule made of its predicates. Plain data, so that it goes from one process to another.

import type { Span } from '../../engine/diagnostics/diagnostic.js';

export interface PredicateCoverage {
  /** an item of a list counts once a row meets it; a condition has to be true for one row and not for another */
  readonly kind: 'condition' | 'item';
  /** as it stands in the rule, on one line */
  readonly text: string;
  /** the exclusion whose condition it is part of; null for one of the rule's query */
  readonly exclusion: string | null;
  /** in the query; null for one of an exclusion */
  readonly span: Span | null;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** from 1; null for one of an exclusion */
  readonly column: number | null;
  /** true for a row of a test */
  readonly wasTrue: boolean;
  /** false or null for a row of a test */
  readonly wasFalse: boolean;
}

export interface RuleCoverage {
  readonly rule: string;
  readonly file: string;
  readonly query: string;
  /** on which line of the file each line of the query stands, from 1 */
  readonly lines: readonly number[];
  /** tests that could be run */
  readonly tests: number;
  /** in the order of the text, those of exclusions last */
  readonly predicates: readonly PredicateCoverage[];
}

export type Gap = 'never true' | 'never false' | 'never reached' | 'never hit';

/** What no test made of a predicate; null where nothing is missing. */
export function gapOf({ kind, wasTrue, wasFalse }: PredicateCoverage): Gap | null {
  if (kind === 'item') return wasTrue ? null : 'never hit';
  if (wasTrue && wasFalse) return null;
  if (!wasTrue && !wasFalse) return 'never reached';
  return wasTrue ? 'never false' : 'never true';
}

export interface Tally {
  readonly covered: number;
  readonly total: number;
  /** whole, rounded down; where there is nothing to cover 100, and 0 where no test could be run */
  readonly percent: number;
}

/** Of each condition its two outcomes, of each item of a list its one. */
export function tallyOf({ tests, predicates }: Pick<RuleCoverage, 'tests' | 'predicates'>): Tally {
  let covered = 0;
  let total = 0;
  for (const { kind, wasTrue, wasFalse } of predicates) {
    total += kind === 'item' ? 1 : 2;
    covered += Number(wasTrue) + Number(kind === 'condition' && wasFalse);
  }
  const percent = total === 0 ? 100 : Math.floor((covered * 100) / total);
  return { covered, total, percent: tests === 0 ? 0 : percent };
}

/** Of all rules together. */
export function totalOf(coverages: readonly RuleCoverage[]): Tally {
  return tallyOf({
    tests: coverages.reduce((sum, { tests }) => sum + tests, 0),
    predicates: coverages.flatMap(({ predicates }) => predicates),
  });
}

/** One for each rule, whichever files its tests stand in, in the order in which the rules come first. */
export function mergeCoverage(all: readonly RuleCoverage[]): RuleCoverage[] {
  const merged = new Map<string, RuleCoverage>();
  for (const coverage of all) {
    const key = `${coverage.file}\n${coverage.rule}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? coverage : together(known, coverage));
  }
  return [...merged.values()];
}

function together(one: RuleCoverage, other: RuleCoverage): RuleCoverage {
  const predicates = mergePredicates([...one.predicates, ...other.predicates]);
  return { ...one, tests: one.tests + other.tests, predicates };
}

/** Each predicate once, by their places, wider ones first; those of exclusions last, as they come. */
export function mergePredicates(all: readonly PredicateCoverage[]): PredicateCoverage[] {
  const merged = new Map<string, PredicateCoverage>();
  for (const predicate of all) {
    const key = keyOf(predicate);
    const known = merged.get(key);
    merged.set(key, {
      ...predicate,
      wasTrue: predicate.wasTrue || known?.wasTrue === true,
      wasFalse: predicate.wasFalse || known?.wasFalse === true,
    });
  }
  return [...merged.values()].sort(({ span: a }, { span: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a.start - b.start || b.end - a.end;
  });
}

/** Equal for one predicate in several runs, and in several calls of the function that it is in. */
function keyOf({ kind, text, exclusion, span }: PredicateCoverage): string {
  return JSON.stringify([kind, exclusion, span?.start, span?.end, kind === 'item' || span === null ? text : null]);
}
