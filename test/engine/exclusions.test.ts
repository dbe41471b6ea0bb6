import { describe, expect, it } from 'vitest';
import { type Exclusion, ExclusionError, execute, QueryError } from '../../src/engine/engine.js';
import { plainOf } from '../../src/engine/values/plain.js';
import { readerOf } from '../../src/engine/values/vector.js';
import { CONFIGURATIONS, catalogueOf } from '../support/run-query.js';

const tables = {
  T: {
    columns: { a: 'long', s: 'string' },
    rows: [
      [1, 'x'],
      [2, 'y'],
      [3, 'x'],
      [4, 'z'],
    ],
  },
  U: { columns: { s: 'string' }, rows: [['x'], ['y']] },
} as const;

/** The rows in every configuration, and how many rows each exclusion took. */
function run(kql: string, ...exclusions: Exclusion[]) {
  const answers = CONFIGURATIONS.map(({ batchRows = 1024, dictionaries = true, ...options }) => {
    const result = execute(kql, catalogueOf(tables, { batchRows, dictionaries }), {
      ...options,
      now: 0n,
      batchRows,
      exclusions,
    });
    const rows: unknown[][] = [];
    for (const batch of result.batches) {
      const readers = result.columns.map(({ name }) => readerOf(batch.column(name)));
      const plain = result.columns.map(({ type }) => plainOf(type));
      for (let row = 0; row < batch.length; row++) rows.push(readers.map((read, i) => plain[i]?.(read(row))));
    }
    return { rows, taken: result.excluded() };
  });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0];
}

const events = (condition: string, declarations?: string): Exclusion => ({
  table: 'T',
  condition,
  ...(declarations === undefined ? {} : { declarations }),
});
const rows = (condition: string): Exclusion => ({ table: null, condition });

describe('exclusions of events', () => {
  it('leave them out behind the conditions of the query, where alone they count', () => {
    expect(run('T | where s != "x" | summarize n = count() by s', events('a == 2 or s == "x"'))).toEqual({
      rows: [['z', 1]],
      taken: [1],
    });
  });

  it('count an event for the first that takes it', () => {
    expect(run('T | project a', events('s == "x"'), events('a >= 3'))).toEqual({ rows: [[2]], taken: [2, 1] });
  });

  it('keep events for which the condition is null', () => {
    expect(run('T | project a', events('iff(a == 1, bool(null), a > 2)'))?.rows).toEqual([[1], [2]]);
  });

  it('hold wherever the table is read', () => {
    expect(run('U | where s in ((T | project s))', events('s == "x"'))?.rows).toEqual([['y']]);
    expect(run('U | join kind=inner (T) on s | project a', events('a == 1'))?.rows).toEqual([[3], [2]]);
    expect(run('let n = toscalar(T | count); print n', events('a > 1'))?.rows).toEqual([[1]]);
    expect(run('T | extend b = bag_pack(s, a) | project b | evaluate bag_unpack(b)', events('s != "z"'))?.rows).toEqual(
      [[4]],
    );
  });

  it('may declare things', () => {
    expect(run('T | project a', events('a in (known)', 'let known = dynamic([1, 4]);'))?.rows).toEqual([[2], [3]]);
  });

  it('leave other tables alone', () => {
    expect(run('U', events('true'))).toEqual({ rows: [['x'], ['y']], taken: [0] });
  });
});

describe('exclusions of rows', () => {
  it('leave rows of the result out', () => {
    expect(run('T | summarize n = count() by s', rows('n > 1'))).toEqual({
      rows: [
        ['y', 1],
        ['z', 1],
      ],
      taken: [1],
    });
  });
});

describe('wrong exclusions', () => {
  const error = (exclusion: Exclusion) => {
    try {
      run('T', exclusion);
    } catch (thrown) {
      return thrown;
    }
    return null;
  };

  it('are refused at the place in their condition', () => {
    const thrown = error(events('a > 1 and b == 2'));
    expect(thrown).toBeInstanceOf(ExclusionError);
    const { errors, exclusion } = thrown as ExclusionError;
    expect(exclusion.condition).toBe('a > 1 and b == 2');
    expect(errors).toBeInstanceOf(QueryError);
    expect(errors?.diagnostics[0]).toMatchObject({ code: 'KS142', start: 10, length: 1 });
  });

  it('are refused where they are more than a condition', () => {
    expect(String(error(events('a > 1 | take 1')))).toContain('is no condition: it goes on with other steps');
    expect(error(rows('a + 1'))).toBeInstanceOf(ExclusionError);
  });
});
