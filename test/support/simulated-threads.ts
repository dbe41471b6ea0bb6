import { deserialize, serialize } from 'node:v8';
import { type CarriedBatch, carried, putTogether, takenApart, uncarried } from '../../src/database/carried-batch.js';
import {
  type ParallelScans,
  type Portion,
  runnerOf,
  type Steps,
  type StepsOnTable,
  type TableSource,
} from '../../src/engine/engine.js';
import type { Batch } from '../../src/engine/values/batch.js';
import type { Store } from '../../src/store/store.js';

/**
 * Runs steps as threads do, in this one: what a thread would be told and would answer is carried. Which segments are whose does not depend on
 * how fast anything is.
 */
export class SimulatedThreads implements ParallelScans {
  /** how many answers were those of threads */
  answers = 0;

  /** @param turns how many segments are done here and by a thread in turns, over and over */
  constructor(
    private readonly store: Store,
    private readonly turns: readonly number[],
  ) {}

  portions(query: StepsOnTable): Iterable<Portion> | null {
    const table = this.store.table(query.table);
    if (table === undefined) return null;
    return this.inTurns(table.segmentsFor(query.request.filters), (segments) => table.part(segments), query);
  }

  private *inTurns(
    segments: readonly number[],
    part: (segments: readonly number[]) => TableSource,
    query: StepsOnTable,
  ): Iterable<Portion> {
    const run = runnerOf(putTogether(copyOf(takenApart(query.steps))) as Steps); // as they were taken apart
    const inGroups = query.steps.grouping !== null;
    for (let start = 0, turn = 0; start < segments.length; turn++) {
      const end = start + Math.max(1, this.turns[turn % this.turns.length] ?? 1);
      const some = segments.slice(start, end);
      const answer = turn % 2 === 0 ? null : answerOf(() => run(part(some)));
      start = end;
      if (answer !== null) {
        this.answers++;
        yield { batches: answer, inGroups };
      } else for (const segment of some) yield { batches: query.rowsOf(part([segment])), inGroups: false };
    }
  }
}

function answerOf(run: () => Iterable<Batch> | null): Batch[] | null {
  try {
    const batches = run();
    return batches === null ? null : Array.from(batches, (batch) => uncarried(copyOf(carried(batch)) as CarriedBatch));
  } catch {
    return null;
  }
}

const copyOf = (value: unknown): unknown => deserialize(serialize(value));
