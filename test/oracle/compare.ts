// Calls and queries bound by the official binder and by this one.

import { analyze } from '../../src/engine/engine.js';
import type { Schema } from '../../src/engine/plan/language.js';
import type { Column } from '../../src/engine/values/types.js';
import { COLUMNS } from './calls.js';
import type { Differences } from './differences.js';
import type { Official } from './official.js';

export interface Comparison {
  /** a call or a query */
  readonly text: string;
  /** the type of its result, its columns, or `refused`; `unknown` and `broken down` say nothing */
  readonly theirs: string;
  readonly ours: string;
}

/** In one query: reading it costs less than reading many. */
const CALLS_A_QUERY = 1000;

const columns: readonly Column[] = Object.entries(COLUMNS).map(([name, type]) => ({ name, type }));
const schema: Schema = { table: (name) => (name === 'T' ? columns : undefined), tableNames: () => ['T'] };

interface Findings {
  readonly errors: readonly { readonly start: number; readonly message: string }[];
  readonly columns: readonly { readonly name: string; readonly type: string }[] | null;
}

/** @param step what takes the calls: `serialize | project`, `summarize` */
export function compareCalls(official: Official, step: string, calls: readonly string[]): Comparison[] {
  const withTable = official.withTables({ T: COLUMNS });
  const found: Comparison[] = [];
  for (let from = 0; from < calls.length; from += CALLS_A_QUERY) {
    const some = calls.slice(from, from + CALLS_A_QUERY);
    const starts: number[] = [];
    let text = `T | ${step} `;
    some.forEach((call, i) => {
      starts.push(text.length);
      text += `z${i} = ${call},\n`;
    });
    text = text.slice(0, -2);
    const theirs = outcomes(withTable.analyze(text), starts);
    const analysis = analyze(text, schema);
    const errors = analysis.diagnostics.filter((d) => d.severity === 'error');
    const ours = outcomes({ errors, columns: analysis.columns }, starts);
    some.forEach((call, i) => {
      found.push({ text: call, theirs: theirs[i] ?? 'unknown', ours: ours[i] ?? 'unknown' });
    });
  }
  return found;
}

/** How calls come out that stand alone behind `start`: the columns of the result, or that they are refused. */
export function compareAlone(official: Official, start: string, calls: readonly string[]): Comparison[] {
  const withTable = official.withTables({ T: COLUMNS });
  return calls.map((call) => {
    const { diagnostics, columns } = analyze(start + call, schema);
    return {
      text: call,
      theirs: theirOutcome(withTable, start + call),
      ours: diagnostics.some((d) => d.severity === 'error') ? 'refused' : columnsText(columns),
    };
  });
}

function theirOutcome(official: Official, query: string): string {
  try {
    const { errors, columns } = official.analyze(query);
    return errors.length > 0 ? 'refused' : columnsText(columns);
  } catch {
    return 'broken down';
  }
}

const columnsText = (columns: Findings['columns']) => (columns ?? []).map((c) => `${c.name}: ${c.type}`).join(', ');

/** What differs without a reason, and the patterns of reasons for which nothing differs. */
export function unexplained(
  comparisons: readonly Comparison[],
  reasons: Differences,
): { readonly differences: readonly string[]; readonly patterns: readonly string[] } {
  const found = comparisons.filter(differs).map(({ text, theirs, ours }) => `${text} → ${theirs}; ${ours}`);
  return {
    differences: found.filter((difference) => !reasons.some(([pattern]) => pattern.test(difference))),
    patterns: reasons.flatMap(([pattern]) => (found.some((text) => pattern.test(text)) ? [] : [pattern.source])),
  };
}

/** The official binder leaves some types open, which any type agrees with. */
const differs = ({ theirs, ours }: Comparison): boolean =>
  theirs !== ours && theirs !== 'broken down' && !(theirs === 'unknown' && ours !== 'refused');

function outcomes({ errors, columns }: Findings, starts: readonly number[]): string[] {
  const types = new Map(columns?.map((c) => [c.name, c.type]));
  const found = starts.map((_, i) => types.get(`z${i}`) ?? 'unknown');
  for (const { start, message } of errors) {
    const call = starts.findLastIndex((from) => from <= start);
    if (call < 0) throw new Error(`an error outside of the calls: ${message}`);
    found[call] = 'refused';
  }
  return found;
}
