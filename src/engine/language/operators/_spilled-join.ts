// Joins whose table may need more memory than there is. Both sides are then put aside by their keys, and each partition is joined for
// itself. The rows come in the order of the probe's, as they do in memory.

import { column } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { HeldRows } from '../../run/held-rows.js';
import type { MemoryShare } from '../../run/memory.js';
import { MOST_LEVELS, Partitions } from '../../run/partitions.js';
import { pieces } from '../../run/pieces.js';
import { SortedRuns } from '../../run/sorted-runs.js';
import { Batch } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import type { FlatVector, Vector } from '../../values/vector.js';
import {
  isSemi,
  type JoinPlan,
  joinTable,
  keysOf,
  pairedRows,
  probeSide,
  semiJoined,
  tableSide,
  unmatchedRows,
} from './_hash-join.js';
import type { Side } from './_join-columns.js';

/** The number of a row of the probe, and of the table. No column of a query is called so. */
const PROBE_ROW: Column = { name: '\0row', type: 'real' };
const TABLE_ROW: Column = { name: '\0table row', type: 'real' };

/** Bytes, about, that the key of a row takes in the hash table. */
const BYTES_OF_ENTRY = 48;

/** The rows of a join, given those of its sides. */
export function* joinWithin(
  plan: JoinPlan,
  table: Iterable<Batch>,
  probe: Iterable<Batch>,
  context: RunContext,
): Iterable<Batch> {
  const bare = barePlan(plan);
  const share = context.memoryShare(plan.op);
  const [matched, unmatched] = [PROBE_ROW, TABLE_ROW].map(
    ({ name }) => new SortedRuns(bare.columns, [{ column: name, compare: (x, y) => Number(x) - Number(y) }], context),
  ) as [SortedRuns, SortedRuns];
  const rowsOf = (part: JoinedPart) => project(plan, part.matched);
  try {
    const sides = [
      bareRows(plan, tableSide(plan), table, context),
      bareRows(plan, probeSide(plan), probe, context),
    ] as const;
    for (const part of new SpilledJoin(bare, share, context).parts(...sides, 0)) {
      if (part.isWhole) {
        yield* rowsOf(part);
        yield* project(plan, part.unmatched());
        return;
      }
      matched.add(part.matched);
      unmatched.add(part.unmatched());
    }
    share.free();
    yield* project(plan, matched.merged());
    yield* project(plan, unmatched.merged());
  } finally {
    share.free();
    matched.drop();
    unmatched.drop();
  }
}

/** The join of rows that hold its keys as columns, and have numbers. */
function barePlan(plan: JoinPlan): JoinPlan {
  const keys = plan.keys.map((key, i) => {
    const bare = column({ name: `\0key ${i}`, type: key.left.type });
    return { ...key, left: bare, right: bare };
  });
  const numbers = [
    { ...PROBE_ROW, side: probeSide(plan), from: PROBE_ROW.name },
    { ...TABLE_ROW, side: tableSide(plan), from: TABLE_ROW.name },
  ];
  return { ...plan, keys, columns: [...plan.columns, ...numbers.slice(0, isSemi(plan) ? 1 : 2)] };
}

/** What a join needs of the rows of one side. */
function* bareRows(plan: JoinPlan, side: Side, batches: Iterable<Batch>, context: RunContext): Iterable<Batch> {
  const names = plan.columns.filter((c) => c.side === side).map(({ from }) => from);
  const number = side === probeSide(plan) ? PROBE_ROW.name : TABLE_ROW.name;
  let row = 0;
  for (const batch of batches) {
    const keys = keysOf(plan, side, batch, context);
    const data = Float64Array.from({ length: batch.length }, () => row++);
    const numbers: FlatVector = { encoding: 'flat', type: 'real', length: data.length, data, nulls: null };
    yield new Batch(batch.length, [
      ...names.map((name): [string, Vector] => [name, batch.column(name)]),
      ...keys.map((key, i): [string, Vector] => [`\0key ${i}`, key]),
      [number, numbers],
    ]);
  }
}

function* project({ columns }: JoinPlan, batches: Iterable<Batch>): Iterable<Batch> {
  const names = columns.map(({ name }): [string, string] => [name, name]);
  for (const batch of batches) yield batch.project(names);
}

/** What comes of some of the keys. */
interface JoinedPart {
  /** all keys are in it */
  readonly isWhole: boolean;
  readonly matched: Iterable<Batch>;
  /** the rows of the table without a match, where the result has them; to be asked for once `matched` has been read */
  unmatched(): Iterable<Batch>;
}

class SpilledJoin {
  constructor(
    private readonly plan: JoinPlan,
    private readonly share: MemoryShare,
    private readonly context: RunContext,
  ) {}

  *parts(table: Iterable<Batch>, probe: Iterable<Batch>, level: number): Iterable<JoinedPart> {
    const { plan, context } = this;
    const [tables, probes] = [new Partitions(level, context), new Partitions(level, context)];
    try {
      const held = this.held(table, tables, level);
      if (held !== null) {
        yield this.part(held, probe, level === 0);
        return;
      }
      for (const batch of probe) probes.add(batch, keysOf(plan, probeSide(plan), batch, context));
      for (let part = 0; part < Math.max(tables.count, probes.count); part++) {
        yield* this.parts(tables.read(part), probes.read(part), level + 1);
      }
    } finally {
      tables.drop();
      probes.drop();
    }
  }

  /** The rows of the table; null where they are too many, and were put aside. */
  private held(table: Iterable<Batch>, tables: Partitions, level: number): Batch | null {
    const { plan, context, share } = this;
    const held = new HeldRows(this.tableColumns(), share);
    const putAside = (batch: Batch) => tables.add(batch, keysOf(plan, tableSide(plan), batch, context));
    let isHeld = true;
    let rows = 0;
    for (const batch of table) {
      rows += batch.length;
      if (isHeld) context.checkRows(rows, plan.op);
      for (const piece of pieces(batch, context.spillAt / 4)) {
        if (!isHeld) {
          putAside(piece);
          continue;
        }
        held.add(piece);
        const bytes = held.bytes + rows * BYTES_OF_ENTRY;
        if (level === MOST_LEVELS || bytes <= context.spillAt) {
          share.hold(bytes);
          continue;
        }
        isHeld = false;
        putAside(held.rows());
        held.clear();
      }
    }
    return isHeld ? held.rows() : null;
  }

  private tableColumns(): Column[] {
    const { columns, keys } = this.plan;
    const own = columns
      .filter(({ side }) => side === tableSide(this.plan))
      .map(({ from, type }) => ({ name: from, type }));
    return [...own, ...keys.map(({ left: { type } }, i) => ({ name: `\0key ${i}`, type }))];
  }

  private part(held: Batch, probe: Iterable<Batch>, isWhole: boolean): JoinedPart {
    const { plan, context } = this;
    if (isSemi(plan)) return { isWhole, matched: semiJoined(plan, [held], probe, context), unmatched: () => [] };
    const table = joinTable(plan, held, context);
    return {
      isWhole,
      matched: pairedRows(plan, table, probe, context),
      unmatched: () => (plan.kind === 'fullouter' ? [unmatchedRows(plan, table)] : []),
    };
  }
}
