// Many calls bound at once, by the official binder and by this one.

import { analyze } from '../../src/engine/engine.js';
import type { Schema } from '../../src/engine/plan/language.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';
import { COLUMNS } from './calls.js';
import type { Official } from './official.js';

/** How a call comes out: the type of its result, or that it is refused. */
export type Outcome = ScalarType | 'refused' | 'unknown';

export interface Comparison {
  readonly call: string;
  readonly theirs: Outcome;
  readonly ours: Outcome;
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
      found.push({ call, theirs: theirs[i] ?? 'unknown', ours: ours[i] ?? 'unknown' });
    });
  }
  return found;
}

/** What differs: the official binder leaves some types open, which any type agrees with. */
export const differs = ({ theirs, ours }: Comparison): boolean =>
  theirs !== ours && !(theirs === 'unknown' && ours !== 'refused');

function outcomes({ errors, columns }: Findings, starts: readonly number[]): Outcome[] {
  const types = new Map(columns?.map((c) => [c.name, c.type]));
  // The official names of the types are the ones used here, and `unknown`.
  const found = starts.map((_, i) => (types.get(`z${i}`) ?? 'unknown') as Outcome);
  for (const { start, message } of errors) {
    const call = starts.findLastIndex((from) => from <= start);
    if (call < 0) throw new Error(`an error outside of the calls: ${message}`);
    found[call] = 'refused';
  }
  return found;
}
