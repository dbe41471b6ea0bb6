// Which mutants of a rule its tests notice.

import type { Schema } from '../../engine/engine.js';
import { placeOf } from '../../engine/engine.js';
import { queryTextOf, type Rule } from '../../rules/index.js';
import { mutantsOf } from './derive.js';
import type { Mutant } from './mutant.js';

/** Whether all tests of a rule pass, of which it runs no more than it needs to say so. */
export type Passes = (rule: Rule) => Promise<boolean>;

export interface PlacedMutant extends Omit<Mutant, 'query'> {
  /** in the rule's file, from 1 */
  readonly line: number;
  readonly column: number;
}

export interface MutationReport {
  readonly file: string;
  readonly rule: string;
  /** how many mutants a test fails for */
  readonly killed: number;
  /** those for which all tests pass */
  readonly survived: readonly PlacedMutant[];
  /** those that provably give the same rows, which do not count */
  readonly equivalent: readonly PlacedMutant[];
  /** killed ones of those that count, from 0 to 1; null where there is none */
  readonly score: number | null;
}

export interface MutationOptions {
  readonly schema: Schema;
  /** takes each `of`-th mutant, from the one of number `part`, which is 0 or more */
  readonly share?: { readonly part: number; readonly of: number };
}

/**
 * Runs the tests of a rule, which pass for it, on each of its mutants. One that a run fails for is killed.
 * @throws QueryError with the errors of the rule's query
 */
export async function mutateRule(
  rule: Rule,
  passes: Passes,
  { schema, share = { part: 0, of: 1 } }: MutationOptions,
): Promise<MutationReport> {
  const { mutants, equivalent } = mutantsOf(rule.query, schema);
  const taken = mutants.filter((_, i) => i % share.of === share.part);
  const survived: Mutant[] = [];
  for (const mutant of taken) {
    if (await survives({ ...rule, query: mutant.query }, passes)) survived.push(mutant);
  }
  return reportOf({
    file: rule.file,
    rule: rule.name,
    killed: taken.length - survived.length,
    survived: survived.map((mutant) => placed(mutant, rule)),
    equivalent: share.part === 0 ? equivalent.map((mutant) => placed(mutant, rule)) : [],
  });
}

async function survives(mutant: Rule, passes: Passes): Promise<boolean> {
  try {
    return await passes(mutant);
  } catch {
    return false;
  }
}

/** The report on all mutants of a rule from those on shares of them. */
export function mergeReports([first, ...others]: readonly [MutationReport, ...MutationReport[]]): MutationReport {
  const all = [first, ...others];
  return reportOf({
    file: first.file,
    rule: first.rule,
    killed: all.reduce((sum, { killed }) => sum + killed, 0),
    survived: all.flatMap(({ survived }) => survived),
    equivalent: all.flatMap(({ equivalent }) => equivalent),
  });
}

function reportOf(found: Omit<MutationReport, 'score'>): MutationReport {
  const all = found.killed + found.survived.length;
  const survived = [...found.survived].sort(byPlace);
  return { ...found, survived, score: all === 0 ? null : found.killed / all };
}

function byPlace(a: PlacedMutant, b: PlacedMutant): number {
  return a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1);
}

function placed({ query: _, ...mutant }: Mutant, rule: Rule): PlacedMutant {
  return { ...mutant, ...placeOf(mutant.start, queryTextOf(rule)) };
}
