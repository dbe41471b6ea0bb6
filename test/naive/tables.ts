// The tables that the random queries read, and random rows for them.

import fc from 'fast-check';
import type { ScalarType } from '../../src/engine/values/types.js';
import type { MemoryTables } from '../support/run-query.js';
import { arbitraryCell } from './cells.js';

type Columns = Readonly<Record<string, ScalarType>>;

const EVENTS: Columns = {
  n: 'long',
  i: 'int',
  l: 'long',
  r: 'real',
  s: 'string',
  u: 'string',
  b: 'bool',
  t: 'datetime',
  p: 'timespan',
  d: 'dynamic',
}; // prettier-ignore
const USERS: Columns = { i: 'int', s: 'string', t: 'datetime', w: 'string', l: 'long', d: 'dynamic' };

/** `n` numbers the rows of Events. */
export const SCHEMAS = { Events: EVENTS, Users: USERS } as const;

/** Columns of few values, which meet as keys of groups and joins. */
export const KEYS: ReadonlySet<string> = new Set(['i', 'u', 'w', 't']);

export function arbitraryTables(): fc.Arbitrary<MemoryTables> {
  const table = (columns: Columns) => {
    const cells = Object.entries(columns).map(([name, type]) => arbitraryCell(type, KEYS.has(name)));
    return fc
      .array(fc.tuple(...cells), { maxLength: 12 })
      .map((rows) => ({ columns, rows: rows.map((row, i) => ('n' in columns ? [i, ...row.slice(1)] : row)) }));
  };
  return fc.record({ Events: table(EVENTS), Users: table(USERS) });
}
