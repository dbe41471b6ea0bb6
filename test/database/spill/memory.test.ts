import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, type QueryOptions } from '../../../src/database/database.js';
import { SpillFile } from '../../../src/database/spill/spill-file.js';
import { RunError, type SpillStorage } from '../../../src/engine/engine.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const database = openDatabase(':memory:');
afterAll(() => database.close());

/** Counts the places that are open. */
class CountedSpill implements SpillStorage {
  opened = 0;
  open = () => {
    const place = new SpillFile().open();
    this.opened++;
    this.places++;
    let dropped = false;
    return {
      ...place,
      drop: () => {
        if (!dropped) this.places--;
        dropped = true;
        place.drop();
      },
    };
  };
  places = 0;
}

const ROWS = 'range x from 1 to 5000 step 1 | extend k = hash(x, 2000), s = strcat("text ", hash(x, 500))';
const MEMORY = 2 ** 18;
const OTHERS = 'range y from 1 to 4000 step 1 | extend k = hash(y, 3000), t = strcat("other ", y)';

/** One text, since lists of thousands of rows are slow to compare. */
const textOf = (kql: string, options: QueryOptions) => JSON.stringify(database.query(kql, options).toJSON());

describe.each([
  ['sort', `${ROWS} | sort by s asc, k desc`, MEMORY],
  ['summarize', `${ROWS} | summarize n = count(), sum(x * 0.1), arg_max(x, s) by k`, MEMORY],
  ['summarize with lists', `${ROWS} | summarize make_list(x), make_set(s), dcount(x), percentile(x, 50) by k`, MEMORY],
  ['distinct', `${ROWS} | distinct k, s`, MEMORY],
  ['join', `${ROWS} | join kind=inner (${OTHERS}) on k`, 2 ** 17],
  ['join kind=innerunique', `${ROWS} | join (${OTHERS}) on k`, 2 ** 17],
  ['join kind=fullouter', `${ROWS} | join kind=fullouter (${OTHERS}) on k`, 2 ** 17],
  ['join kind=rightouter', `${ROWS} | join kind=rightouter (${OTHERS}) on k`, 2 ** 17],
  ['join kind=leftanti', `${ROWS} | join kind=leftanti (${OTHERS}) on k`, 2 ** 17],
  ['join kind=rightsemi', `${ROWS} | join kind=rightsemi (${OTHERS}) on k`, 2 ** 17],
  ['lookup', `${ROWS} | lookup (${OTHERS}) on k`, 2 ** 17],
])('%s beyond its memory', (_, kql, maxMemory) => {
  it('gives what it gives in memory', () => {
    const spill = new CountedSpill();
    expect(textOf(kql, { maxMemory, spill })).toBe(textOf(kql, {}));
    expect(spill.opened).toBeGreaterThan(1);
    expect(spill.places).toBe(0);
  });

  it('gives its room back where the rows are not read to the end', () => {
    const spill = new CountedSpill();
    expect([...database.query(`${kql} | take 1`, { maxMemory, spill }).rows]).toHaveLength(1);
    expect(spill.opened).toBeGreaterThan(1);
    expect(spill.places).toBe(0);
  });

  it('is stopped where there is no place for its rows', () => {
    expect(() => [...database.query(kql, { maxMemory, spill: null }).rows]).toThrow(
      expect.objectContaining({ code: 'KQ102', message: expect.stringContaining('of memory') }),
    );
  });
});

it('stops what holds all rows at once, names it and the limit, and gives room back', () => {
  const spill = new CountedSpill();
  const kql = `${ROWS} | sort by x desc | extend before = prev(s)`;
  const run = () => [...database.query(kql, { maxMemory: MEMORY, spill }).rows];
  expect(run).toThrow(RunError);
  expect(run).toThrow(
    "'sort' would take the query over its limit of 262144 bytes of memory; narrow the query or raise the limit maxMemory",
  );
  expect(spill.places).toBe(0);
});

it('counts what a query keeps to its end', () => {
  const kql = `let t = materialize(${ROWS} | extend s = strcat(s, x)); union t, t | count`;
  expect(() => [...database.query(kql, { maxMemory: MEMORY }).rows]).toThrow(
    expect.objectContaining({ code: 'KQ102' }),
  );
});

it('leaves no file behind, even while it is used', () => {
  const folder = temporaryFolder();
  const spill = new SpillFile(folder);
  const rows = database.query(`${ROWS} | sort by s asc`, { maxMemory: MEMORY, spill }).rows[Symbol.iterator]();
  expect(rows.next().done).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  spill.close();
  expect(() => [...{ [Symbol.iterator]: () => rows }]).toThrow('the database was closed during the query');
});

it('tells where rows cannot be put aside', () => {
  const folder = `${temporaryFolder()}/missing`;
  const spill = new SpillFile(folder);
  expect(() => [...database.query(`${ROWS} | sort by s asc`, { maxMemory: MEMORY, spill }).rows]).toThrow(
    `${folder}: rows of a query cannot be put aside: ENOENT`,
  );
});

it('takes its limit from the database', () => {
  const limited = openDatabase(':memory:', { maxMemory: 1000 });
  expect(() => [...limited.query('range x from 1 to 5000 step 1 | extend y = prev(x)').rows]).toThrow(
    'limit of 1000 bytes of memory',
  );
  limited.close();
});
