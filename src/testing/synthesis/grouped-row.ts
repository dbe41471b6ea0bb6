// A row of `summarize`: a group of rows with equal keys, as many as the conditions on it may ask for.

import { type BoundAggregate, constant, type Expr, type Plan, type SummarizePlan } from '../../engine/query-parts.js';
import { type Asked, computed, rowOf } from './row-of.js';
import { substituted } from './substitute.js';
import { Unfollowed } from './unfollowed.js';
import { SymbolicRow, type World } from './world.js';

/** Rows of a group at most. */
const MOST_ROWS = 250n;

export function groupedRow(plan: SummarizePlan, world: World, asked: Asked): SymbolicRow {
  const group = new Group(plan, world, asked);
  const aggregates = new SymbolicRow(new Map(plan.aggregates.flatMap((aggregate) => group.columnsOf(aggregate))));
  return new SymbolicRow(
    new Map([...computed(plan.keys, group.member(0), world), ...computed(plan.outputs, aggregates, world)]),
  );
}

/** How many rows a group may need, the fewest first. */
function sizes(thresholds: readonly bigint[]): number[] {
  const together = thresholds.reduce((sum, threshold) => sum + threshold + 1n, 0n);
  const all = [1n, ...thresholds.flatMap((threshold) => [threshold, threshold + 1n]), together];
  const fit = all.filter((size) => size >= 1n && size <= MOST_ROWS);
  return [...new Set(fit)].map(Number).sort((a, b) => a - b);
}

/** Steps that give fewer rows than they take. */
const GROUPING: ReadonlySet<string> = new Set(['summarize', 'distinct', 'join']);

const groups = (plan: Plan): boolean => GROUPING.has(plan.op) || plan.inputs.some(groups);

class Group {
  private readonly size: number;
  private readonly members: SymbolicRow[] = [];
  private conditional = 0;

  constructor(
    private readonly plan: SummarizePlan,
    private readonly world: World,
    private readonly asked: Asked,
  ) {
    this.size = asked.part === null ? world.choices.pick(sizes(asked.thresholds)) : 1;
    const before = world.events.length;
    this.member(0);
    const [event] = world.events.slice(before);
    if (plan.inputs.some(groups)) this.all();
    world.atEnd(() => {
      if (event !== undefined) event.copies += this.size - this.members.length;
    });
  }

  /** The rows of the group are the same where nothing asks for more than one of them. */
  member(index: number): SymbolicRow {
    for (let i = this.members.length; i <= index; i++) {
      const row = rowOf(this.plan.inputs[0] as Plan, this.world, { ...this.asked, thresholds: [] });
      const [first] = this.members;
      this.members.push(row);
      if (first === undefined) continue;
      for (const { expr } of this.plan.keys) {
        const [left, right] = [first, row].map((member) => substituted(expr, member, this.world));
        if (left !== undefined && right !== undefined) this.world.demand({ kind: 'equal', left, right });
      }
    }
    return this.members[index] as SymbolicRow;
  }

  private all(): SymbolicRow[] {
    return Array.from({ length: this.size }, (_, i) => this.member(i));
  }

  columnsOf(aggregate: BoundAggregate): [string, () => Expr][] {
    return aggregate.columns.map(({ name, type }, i) => [name, () => this.valueOf(aggregate, i, type)]);
  }

  private valueOf({ function: name, args }: BoundAggregate, column: number, type: Expr['type']): Expr {
    const [first, second] = args;
    switch (name) {
      case 'count':
      case 'cnt':
        return constant(type, BigInt(this.size));
      case 'countif':
        return constant(type, BigInt(this.satisfying(first)));
      case 'dcount':
      case 'count_distinct':
        return constant(type, BigInt(this.distinct(first).length));
      case 'dcountif':
      case 'count_distinctif':
        for (let i = 0; i < this.size; i++) this.requireOf(second, i, true);
        return constant(type, BigInt(this.distinct(first).length));
      case 'make_set':
      case 'make_list':
      case 'makeset':
      case 'makelist':
        return { kind: 'call', type: 'dynamic', function: 'pack_array', overload: 0, args: this.distinct(first) };
      case 'make_set_if':
      case 'make_list_if':
        for (let i = 0; i < this.size; i++) this.requireOf(second, i, true);
        return { kind: 'call', type: 'dynamic', function: 'pack_array', overload: 0, args: this.distinct(first) };
      default:
        return this.ofOneRow(name, args, column);
    }
  }

  /** Aggregates that are the value of a row where all rows have the same. */
  private ofOneRow(name: string, args: readonly Expr[], column: number): Expr {
    if (!/^(?:min|max|sum|avg|any|take_any|arg_?max|arg_?min|percentile|percentiles|passthrough)(?:if)?$/.test(name)) {
      throw new Unfollowed(`'${name}()'`);
    }
    if (name.endsWith('if')) this.requireOf(args[1], 0, true);
    const arg = args[name.endsWith('if') || name.startsWith('percentile') ? 0 : column];
    if (arg === undefined) throw new Unfollowed(`'${name}()'`);
    return substituted(arg, this.member(0), this.world);
  }

  /** How many rows meet a condition: all, or some of them, those of one `countif` from the front and those of the next from the end. */
  private satisfying(condition: Expr | undefined): number {
    const fromEnd = this.conditional++ % 2 === 1;
    const { size } = this;
    const count = this.world.choices.pick([...new Set([size, size - 1, 1, 0])].filter((number) => number >= 0));
    for (let i = 0; i < size; i++) this.requireOf(condition, i, fromEnd ? i >= size - count : i < count);
    return count;
  }

  private requireOf(condition: Expr | undefined, index: number, holds: boolean): void {
    if (condition === undefined) return;
    const expr = substituted(condition, this.member(index), this.world);
    this.world.demand({
      kind: 'true',
      expr: holds ? expr : { kind: 'call', type: 'bool', function: 'not', overload: 0, args: [expr] },
    });
  }

  /** The values of an argument that are different: one, or one a row. */
  private distinct(arg: Expr | undefined): Expr[] {
    if (arg === undefined) return [];
    const isKey = this.plan.keys.some(({ expr }) => JSON.stringify(expr, texts) === JSON.stringify(arg, texts));
    const several = this.size > 1 && !isKey && this.world.choices.pick([true, false]);
    if (!several) return [substituted(arg, this.member(0), this.world)];
    const exprs = this.all().map((member) => substituted(arg, member, this.world));
    this.world.demand({ kind: 'distinct', exprs });
    return exprs;
  }
}

const texts = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
