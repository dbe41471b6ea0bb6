import type { NamedExpr } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import type { Vector } from '../values/vector.js';
import { AggregatedGroups, type Aggregation } from './aggregate.js';
import type { RunContext } from './context.js';
import { GroupIndex } from './group.js';

/** What rows are grouped by, and what is aggregated over them. It is plain data. */
export type Grouping = Pick<Aggregation, 'keys' | 'aggregates'>;

/** Groups of rows in memory, in the order in which they are first seen. */
export class GroupedRows {
  private readonly index: GroupIndex;
  private readonly groups: AggregatedGroups;

  constructor(
    private readonly grouping: Grouping,
    private readonly context: RunContext,
  ) {
    this.index = new GroupIndex(grouping.keys.map(({ expr }) => expr.type));
    this.groups = new AggregatedGroups(grouping.aggregates, context);
  }

  get count(): number {
    return this.index.count;
  }

  /** Whether the groups of some rows can be put together with those of others. */
  get areSplittable(): boolean {
    return this.groups.areSplittable;
  }

  add(batch: Batch): void {
    const keys = this.grouping.keys.map(({ expr }) => this.context.evaluate(expr, batch));
    const groupOf = this.index.groupsOf(keys, batch.length);
    this.groups.add(groupOf, this.count, batch);
  }

  /** What was added, for `addParts` of others: a batch with the keys, a row a group, and one an aggregate. */
  parts(): Batch[] {
    return [this.keys(), ...this.groups.parts(this.count)];
  }

  /** Adds the parts of groups whose rows come after those that were added so far. */
  addParts([keys, ...parts]: readonly Batch[]): void {
    if (keys === undefined) return;
    const groupOf = this.index.groupsOf(
      this.grouping.keys.map(({ name }) => keys.column(name)),
      keys.length,
    );
    this.groups.addParts(groupOf, this.count, parts);
  }

  private keys(): Batch {
    const vectors = this.index.keys();
    return new Batch(
      this.count,
      this.grouping.keys.map(({ name }, i): [string, Vector] => [name, vectors[i] as Vector]),
    );
  }

  /** One row a group, with its keys and with expressions over the columns of the aggregates; without keys there is always one. */
  rows(outputs: readonly NamedExpr[]): Batch {
    if (this.grouping.keys.length === 0) this.index.groupsOf([], 0);
    const results = this.groups.finish(this.count, outputs);
    return this.keys().with(outputs.map(({ name }, i): [string, Vector] => [name, results[i] as Vector]));
  }
}
