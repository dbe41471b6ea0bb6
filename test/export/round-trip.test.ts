// A table goes out in each format and comes back the same. What a format has no place for is said by the export, and
// comes back as `returned` here says; nothing else may change.

import path from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../src/database/database.js';
import { converter } from '../../src/engine/values/convert.js';
import { Decimal } from '../../src/engine/values/decimal.js';
import { type Dynamic, DynamicScalar, isArray, isBag } from '../../src/engine/values/dynamic.js';
import { formatDynamic, formatScalar, parseDynamic } from '../../src/engine/values/json.js';
import { type Column, SCALAR_TYPES, type ScalarType, type Value } from '../../src/engine/values/types.js';
import { Store } from '../../src/store/store.js';
import { anyOf } from '../store/arbitraries.js';
import { type Row, rowsOf, write } from '../store/rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const FORMATS = ['csv', 'jsonl', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

const HARD_TEXTS = [
  '',
  ' ',
  'null',
  'None',
  'NaN',
  '007',
  '1e5',
  'a,b;c|d\te',
  '"',
  '""',
  'line\nbreak',
  'cr\rlf\r\n',
  '\ufeffmark',
  '[1]',
  '{"a":',
  '\\',
  "'",
  '#',
  '\u0000',
  '\u2028',
  '\ud83d',
  '\ude00x',
  '😀',
  'Invalid date',
];
const HARD: Partial<Record<ScalarType, readonly Value[]>> = {
  string: HARD_TEXTS,
  datetime: [0n, 3_155_378_975_999_999_999n, 621_355_968_000_000_000n, 638_000_000_000_000_001n],
  decimal: [new Decimal('1e-40'), new Decimal('1234567890123456789012345678901234')],
  dynamic: [...HARD_TEXTS, 'abc', 1n, 1, -0, 1.5, new Map([['a', [1n, null, 'x']]]), 2n ** 63n - 1n, true],
};

function hardOf(type: ScalarType): fc.Arbitrary<Value> {
  const values = HARD[type];
  return values === undefined ? anyOf(type) : fc.oneof(anyOf(type), fc.constantFrom(...values));
}

const nameOf = fc.oneof(
  fc.constantFrom('Time', 'Type', 'a b', "it's", 'x,y', 'quote"', 'Ünïcode', 'line\nbreak', '__proto__', '0', 'null'),
  fc.string({ minLength: 1, maxLength: 6 }),
);

/** Ingest takes blanks around the names in a CSV header off, and a time zone behind them. */
function isKept(name: string, format: Format): boolean {
  return format !== 'csv' || (name === name.trim() && !/\[[^[\]]+\]$/.test(name));
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const tableFor = (format: Format): fc.Arbitrary<Table> =>
  fc
    .uniqueArray(
      fc.tuple(
        nameOf.filter((name) => isKept(name, format)),
        fc.constantFrom(...SCALAR_TYPES),
      ),
      {
        minLength: 1,
        maxLength: 6,
        selector: ([name]) => name.toLowerCase(),
      },
    )
    .chain((pairs) => {
      const columns = pairs.map(([name, type]) => ({ name, type }));
      const row = fc
        .tuple(...columns.map(({ type }) => hardOf(type)))
        .map((values) => Object.fromEntries(columns.map(({ name }, i) => [name, values[i] ?? null] as const)));
      return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { minLength: 1, maxLength: 8 }) });
    });

/** All types at once. */
const everyType: fc.Arbitrary<Table> = fc
  .array(fc.tuple(...SCALAR_TYPES.map(hardOf)), { minLength: 1, maxLength: 20 })
  .map((rows) => ({
    columns: SCALAR_TYPES.map((type) => ({ name: `c_${type}`, type })),
    rows: rows.map((values) => Object.fromEntries(SCALAR_TYPES.map((type, i) => [`c_${type}`, values[i] ?? null]))),
  }));

const wellFormed = (text: string) => Buffer.from(text).toString();

/** What comes back for a value. */
function returned(value: Value, type: ScalarType, format: Format): Value {
  if (type === 'string') return wellFormed(value as string);
  return type === 'dynamic' && value !== null ? returnedDynamic(value as Dynamic, format) : value;
}

function returnedDynamic(value: Dynamic, format: Format): Dynamic {
  const json = asJson(value);
  if (format !== 'jsonl' || typeof json !== 'string') return json;
  if (json === '') return null;
  const text = wellFormed(json);
  return /^\s*[[{]/.test(text) ? parseDynamic(text) : text;
}

/** JSON has no times, timespans, guids, decimals, NaN and infinities. */
function asJson(value: Dynamic): Dynamic {
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.parse(formatDynamic(value)) as string;
  if (value instanceof DynamicScalar) return formatScalar(value);
  if (value === null || typeof value !== 'object') return value;
  if (isArray(value)) return value.map(asJson);
  return isBag(value) ? new Map([...value].map(([key, item]) => [key, asJson(item)])) : value;
}

async function roundTrip({ columns, rows }: Table, format: Format): Promise<Row[]> {
  const database = new Database(Store.open(':memory:'));
  const again = new Database(Store.open(':memory:'));
  try {
    write(database.store, 'T', columns, rows);
    const file = path.join(folder, `T.${format}`);
    const report = await database.export('T', file, { overwrite: true });
    expect(report.rows).toBe(rows.length);
    const { files } = await again.ingest(file, { table: 'T', format, schema: columns, header: true });
    expect(files).toMatchObject([{ status: 'ingested', rows: rows.length, rejected: 0 }]);
    expect(files[0]?.tables.flatMap(({ misfits }) => misfits)).toEqual([]);
    expect(again.store.table('T')?.columns).toEqual(columns);
    return rowsOf(again.store, 'T');
  } finally {
    database.close();
    again.close();
  }
}

function expected({ columns, rows }: Table, format: Format): Row[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type }) => [name, returned(row[name] ?? null, type, format)])),
  );
}

describe.each(FORMATS)('a table that went out as %s and came back', (format) => {
  it('has all values of every type', async () => {
    await fc.assert(
      fc.asyncProperty(everyType, async (all) => {
        expect(await roundTrip(all, format)).toEqual(expected(all, format));
      }),
      { numRuns: 25 },
    );
  });

  it('has any columns of any names', async () => {
    await fc.assert(
      fc.asyncProperty(tableFor(format), async (any) => {
        expect(await roundTrip(any, format)).toEqual(expected(any, format));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a table that went out as sqlite', () => {
  /** The value that SQLite's stands for. */
  function read(stored: unknown, type: ScalarType): Value {
    if (stored === null) return null;
    if (typeof stored === 'number') return stored;
    if (typeof stored === 'bigint') return type === 'bool' ? stored === 1n : type === 'int' ? Number(stored) : stored;
    if (typeof stored !== 'string') throw new TypeError(`a ${typeof stored} in a column of ${type}`);
    return type === 'string' ? stored : type === 'dynamic' ? parseDynamic(stored) : converter('string', type)(stored);
  }

  /** It has no negative zero. */
  function kept(value: Value, type: ScalarType): Value {
    return Object.is(value, -0) && type === 'real' ? 0 : returned(value, type, 'csv');
  }

  it('has all values of every type', async () => {
    await fc.assert(
      fc.asyncProperty(everyType, async ({ columns, rows }) => {
        const database = new Database(Store.open(':memory:'));
        const file = path.join(folder, 'T.sqlite');
        write(database.store, 'T', columns, rows);
        await database.export('T', file, { overwrite: true });
        database.close();
        const connection = new Sqlite(file, { readonly: true });
        const stored = connection.prepare('SELECT * FROM T').safeIntegers().raw().all() as unknown[][]; // `raw` gives arrays
        connection.close();
        const back = stored.map((row) => columns.map(({ type }, i) => read(row[i], type)));
        expect(back).toEqual(rows.map((row) => columns.map(({ name, type }) => kept(row[name] ?? null, type))));
      }),
      { numRuns: 25 },
    );
  });
});
