import { describe, expect, it } from 'vitest';
import { Batch } from '../../../src/engine/values/batch.js';
import { readerOf, type Vector, vectorOf } from '../../../src/engine/values/vector.js';

const ints = (...values: number[]): Vector => vectorOf('int', values);

function valuesOf(batch: Batch, name: string): unknown[] {
  const read = readerOf(batch.column(name));
  return Array.from({ length: batch.length }, (_, row) => read(row));
}

/** A batch that counts how often each of its columns is computed. */
function counted(names: readonly string[]) {
  const computed: string[] = [];
  const column = (name: string) => {
    computed.push(name);
    return ints(1, 2, 3);
  };
  return { computed, batch: new Batch(3, [], { names: new Set(names), column }) };
}

describe('a batch', () => {
  it('computes a column once, when it is asked for, also for the batches that are made of it', () => {
    const { computed, batch } = counted(['A', 'B', 'C']);
    const some = batch.with([['D', () => ints(4, 5, 6)]]).select(Uint32Array.of(2, 0));
    expect(some.names).toEqual(['A', 'B', 'C', 'D']);
    expect(computed).toEqual([]);
    expect([valuesOf(some, 'B'), valuesOf(some, 'D'), valuesOf(some.slice(1, 2), 'B')]).toEqual([[3, 1], [6, 4], [1]]);
    expect(valuesOf(batch, 'B')).toEqual([1, 2, 3]);
    expect(computed).toEqual(['B']);
  });

  it('has the columns that are put in place of others where those were', () => {
    const { computed, batch } = counted(['A', 'B']);
    const other = batch.with([
      ['C', ints(7, 8, 9)],
      ['A', ints(0, 0, 0)],
    ]);
    expect(other.names).toEqual(['A', 'B', 'C']);
    expect(valuesOf(other, 'A')).toEqual([0, 0, 0]);
    expect(other.has('C') && !batch.has('C')).toBe(true);
    expect(computed).toEqual([]);
  });

  it('says which columns it has where it is asked for another, whether or not all are computed', () => {
    const { batch } = counted(['A']);
    const message = "the batch has no column 'X'; it has A";
    expect(() => batch.column('X')).toThrow(message);
    valuesOf(batch, 'A');
    expect(() => batch.column('X')).toThrow(message);
    expect(valuesOf(batch, 'A')).toEqual([1, 2, 3]);
  });

  it('knows which conditions all of its rows meet, as some of them do and rows with other columns may not', () => {
    const [condition, other] = [{}, {}];
    const batch = new Batch(2, [['A', ints(1, 2)]]).meeting([condition]);
    expect([batch.meets(condition), batch.meets(other)]).toEqual([true, false]);
    expect(batch.meeting([other]).meets(condition)).toBe(true);
    expect(batch.select(Uint32Array.of(1)).meets(condition)).toBe(true);
    expect(batch.slice(1, 2).meets(condition)).toBe(true);
    expect(batch.with([['A', ints(3, 4)]]).meets(condition)).toBe(false);
    expect(batch.project([['A', 'A']]).meets(condition)).toBe(false);
  });
});
