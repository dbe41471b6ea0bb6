// What a test expects of the rows that a rule finds.

import type { QueryResult } from '../../../database/result.js';
import type { Plain } from '../../../engine/values/json.js';
import type { Column } from '../../../engine/values/types.js';
import { unknownName } from '../format/part.js';
import type { Expectations, Fields } from '../format/rule-test.js';
import { type FoundTable, matchRows } from './match-rows.js';
import { type Mismatch, mismatch, type PlainFields } from './outcome.js';

export interface FoundResult {
  readonly columns: readonly Column[];
  readonly rows: readonly PlainFields[];
}

/** The values of rows by the names of their columns. */
export function fieldsOfRows({ columns, rows }: Pick<QueryResult, 'columns' | 'rows'>): PlainFields[] {
  return Array.from(rows, (row) =>
    Object.fromEntries(columns.map(({ name }, i): [string, Plain] => [name, row[i] ?? null])),
  );
}

export function mismatchesOfRows(expect: Expectations, found: FoundResult): Mismatch[] {
  const table = tableOf(found);
  return [
    ...silence(expect, found),
    ...count(expect, found),
    ...unknownColumns([...(expect.rows ?? []), ...(expect.contains ?? [])], found),
    ...(expect.exact ? leftOutColumns(expect.rows ?? [], found) : []),
    ...rows(expect, table),
    ...contains(expect, table),
  ];
}

function tableOf({ columns, rows }: FoundResult): FoundTable {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return { typeOf: (name) => types.get(name) ?? null, rows };
}

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function silence({ silence: expected }: Expectations, { rows: found }: FoundResult): Mismatch[] {
  if (!expected || found.length === 0) return [];
  return [mismatch('silence', `expected no row, found ${found.length}`, { unexpected: found })];
}

function count({ count: expected, rows: listed }: Expectations, { rows: found }: FoundResult): Mismatch[] {
  if (expected === null || expected === found.length) return [];
  const unexpected = listed === null ? found : [];
  return [mismatch('count', `expected ${counted(expected, 'row')}, found ${found.length}`, { unexpected })];
}

function rows({ rows: expected }: Expectations, found: FoundTable): Mismatch[] {
  if (expected === null) return [];
  const { missing, unexpected } = matchRows(expected, found);
  if (missing.length === 0 && unexpected.length === 0) return [];
  const message = [
    ...(missing.length === 0 ? [] : [`${counted(missing.length, 'row')} missing`]),
    ...(unexpected.length === 0 ? [] : [`${counted(unexpected.length, 'row')} not expected`]),
  ].join(', ');
  return [mismatch('rows', message, { missing, unexpected })];
}

function contains({ contains: expected }: Expectations, found: FoundTable): Mismatch[] {
  if (expected === null) return [];
  const { missing } = matchRows(expected, found);
  if (missing.length === 0) return [];
  return [mismatch('contains', `${counted(missing.length, 'row')} missing of ${expected.length}`, { missing })];
}

/** Columns that the result has not, once each. */
function unknownColumns(expected: readonly Fields[], { columns }: FoundResult): Mismatch[] {
  const names = columns.map(({ name }) => name);
  const unknown = new Set(expected.flatMap((fields) => Object.keys(fields)).filter((name) => !names.includes(name)));
  return [...unknown].map((name) =>
    mismatch('rows', unknownName(name, `the result has no column '${name}'; it has ${names.join(', ')}`, names)),
  );
}

function leftOutColumns(expected: readonly Fields[], { columns }: FoundResult): Mismatch[] {
  const leftOut = columns.filter(({ name }) => expected.some((fields) => !Object.hasOwn(fields, name)));
  if (leftOut.length === 0) return [];
  return [
    mismatch('exact', `the rows do not name ${leftOut.map(({ name }) => name).join(', ')}, which the result has`),
  ];
}
