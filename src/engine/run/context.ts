// One run of one query: its clock, its tables, its limits, and what was computed once for all rows.

import { RunError } from '../diagnostics/query-error.js';
import { type PartPlan, readsPart } from '../plan/part.js';
import type { Expr, Plan } from '../plan/plan.js';
import { Batch, concatBatches } from '../values/batch.js';
import type { Value } from '../values/types.js';
import { type Vector, valueAt } from '../values/vector.js';
import { Evaluator } from './evaluate.js';
import { HeldRows } from './held-rows.js';
import type { RunLanguage } from './language.js';
import type { Lookups } from './lookups.js';
import { MemoryBudget, type MemoryShare } from './memory.js';
import type { ParallelScans } from './parallel.js';
import { RandomNumbers } from './random-numbers.js';
import type { ScanFilter, TableSource } from './source.js';
import type { SpilledBatches, SpillStorage } from './spill.js';

export interface RunOptions {
  /** what `now()` is, in ticks */
  readonly now: bigint;
  /** rows of a batch that operators make themselves */
  readonly batchRows: number;
  /** evaluate expressions once a distinct value where that can be; off only to test that it changes nothing */
  readonly distinct: boolean;
  /** hand conditions to the scans, so that they can skip data; off only to test that it changes nothing */
  readonly pruning: boolean;
  /** a query that holds more rows than this at once, in one operator, is stopped */
  readonly maxRows: number;
  /** bytes, about, that all operators of a query may hold at once; one that holds more is stopped */
  readonly maxMemory: number;
  /** bytes, about, from which on one operator puts rows aside where it can; a quarter of `maxMemory` where it is null */
  readonly spillAt: number | null;
  /** where rows are put aside; where it is null they stay in memory */
  readonly spill: SpillStorage | null;
  /** runs steps that look at one row at a time, in threads; where it is null there is one thread */
  readonly parallel: ParallelScans | null;
  readonly signal: AbortSignal | null;
  readonly lookups: Lookups;
}

export const DEFAULT_RUN_OPTIONS: Omit<RunOptions, 'now'> = {
  batchRows: 1024 * 16,
  distinct: true,
  pruning: true,
  maxRows: 50_000_000,
  maxMemory: Number.POSITIVE_INFINITY,
  spillAt: null,
  spill: null,
  parallel: null,
  signal: null,
  lookups: {},
};

/** A scan that a query has begun, with what was handed to it to skip data by. */
export interface StartedScan {
  readonly table: string;
  readonly filters: readonly ScanFilter[];
}

export class RunContext {
  readonly evaluator: Evaluator;
  readonly scans: StartedScan[] = [];
  /** how many rows each exclusion has taken so far, by its number */
  readonly excluded: number[] = [];
  /** whether scans may leave out rows that do not matter; false where every row that is read draws a number */
  skipping = true;
  private numbers: RandomNumbers | null = null;
  private readonly shared = new Map<Plan, Batch>();
  private readonly parts = new Map<Plan, Batch>();
  private readonly memory: MemoryBudget;
  /** bytes from which on an operator puts rows aside; infinity where it cannot */
  readonly spillAt: number;

  constructor(
    readonly language: RunLanguage,
    readonly tables: (name: string) => TableSource | undefined,
    readonly options: RunOptions,
    readonly watchlists: (alias: string) => TableSource | undefined = () => undefined,
  ) {
    this.evaluator = new Evaluator(this);
    this.memory = new MemoryBudget(options.maxMemory);
    this.spillAt = options.spill === null ? Number.POSITIVE_INFINITY : (options.spillAt ?? options.maxMemory / 4);
  }

  /** What `rand()` and `new_guid()` draw from: seeded by the clock, so that the same query at the same time gives the same. */
  get random(): RandomNumbers {
    this.numbers ??= new RandomNumbers(this.options.now);
    return this.numbers;
  }

  /** The rows of a plan. */
  *run(plan: Plan, filters: readonly ScanFilter[] = []): Iterable<Batch> {
    for (const batch of this.language.runner(plan.op).run(plan, this, this.options.pruning ? filters : [])) {
      this.check();
      if (batch.length > 0) yield batch;
    }
  }

  /** All rows of a plan as one batch. */
  all(plan: Plan, filters: readonly ScanFilter[] = []): Batch {
    if (this.countsMemory && !plan.open) {
      const share = this.memoryShare(stepName(plan));
      try {
        return this.held(plan, filters, share);
      } finally {
        share.free();
      }
    }
    const batches: Batch[] = [];
    let rows = 0;
    for (const batch of this.run(plan, filters)) {
      rows += batch.length;
      this.checkRows(rows, stepName(plan));
      batches.push(batch);
    }
    return concatBatches(plan.columns, batches);
  }

  /** All rows of a plan, whose columns are computed for it to be known how much memory they take. */
  private held(plan: Plan, filters: readonly ScanFilter[], share: MemoryShare): Batch {
    const held = new HeldRows(plan.columns, share);
    let rows = 0;
    for (const batch of this.run(plan, filters)) {
      rows += batch.length;
      this.checkRows(rows, stepName(plan));
      held.add(batch);
    }
    return held.rows();
  }

  /** Whether operators have to say how much memory they hold. */
  get countsMemory(): boolean {
    return this.options.maxMemory < Number.POSITIVE_INFINITY || this.spillAt < Number.POSITIVE_INFINITY;
  }

  memoryShare(op: string): MemoryShare {
    return this.memory.share(op);
  }

  /** A place to put rows aside, for operators that hold `spillAt` bytes. */
  openSpill(): SpilledBatches {
    const { spill } = this.options;
    if (spill === null) throw new TypeError('rows are put aside, and there is no place for them');
    return spill.open();
  }

  /** All rows of an open plan: its runner says which columns there are by the first batch that it gives, even an empty one. */
  allOpen(plan: Plan): Batch {
    const batches = [...this.language.runner(plan.op).run(plan, this, [])];
    const [first] = batches;
    if (first === undefined) return concatBatches(plan.columns, []);
    const columns = first.names.map((name) => ({ name, type: first.column(name).type }));
    return concatBatches(columns, batches);
  }

  /** All rows of a subquery whose leaf `part` gives `rows` this time. */
  allOfPart(subquery: Plan, part: PartPlan, rows: Batch): Batch {
    return this.withPart(part, rows, () => {
      const result = this.all(subquery);
      // Columns are computed here, while the part is the one that they are of.
      for (const { name } of subquery.columns) result.column(name);
      return result;
    });
  }

  /** Does `run` while the leaf `part` of subqueries gives `rows`. */
  withPart<T>(part: PartPlan, rows: Batch, run: () => T): T {
    const outer = this.parts.get(part);
    this.parts.set(part, rows);
    try {
      return run();
    } finally {
      if (outer === undefined) this.parts.delete(part);
      else this.parts.set(part, outer);
    }
  }

  /** The rows that the leaf of a subquery stands for at the moment. */
  part(plan: Plan): Batch {
    const rows = this.parts.get(plan);
    if (rows === undefined) throw new TypeError('a subquery of an operator is run outside it');
    return rows;
  }

  /** All rows of a plan that several places read, run once a query. */
  once(plan: Plan): Batch {
    if (readsPart(plan)) return this.all(plan);
    let batch = this.shared.get(plan);
    if (batch === undefined) {
      // It stays in memory as long as the query runs, and counts as long.
      batch = this.countsMemory && !plan.open ? this.held(plan, [], this.memoryShare(stepName(plan))) : this.all(plan);
      this.shared.set(plan, batch);
    }
    return batch;
  }

  evaluate(expr: Expr, batch: Batch): Vector {
    return this.evaluator.evaluate(expr, batch);
  }

  /** The value of an expression that reads no column. */
  constant(expr: Expr): Value {
    return expr.kind === 'constant' ? expr.value : valueAt(this.evaluate(expr, ONE_ROW), 0);
  }

  /** Throws where the caller has cancelled the query. */
  check(): void {
    if (this.options.signal?.aborted) throw new RunError('KQ100', 'the query was cancelled');
  }

  checkRows(rows: number, op: string): void {
    if (rows <= this.options.maxRows) return;
    throw new RunError(
      'KQ101',
      `'${op}' would hold more than ${this.options.maxRows} rows in memory; narrow the query or raise the limit maxRows`,
    );
  }
}

const ONE_ROW = new Batch(1, []);

/** What a step is called in messages: as the query calls it, also where threads may run it. */
function stepName({ op, inputs }: Plan): string {
  return op === 'parallel' ? (inputs[0]?.op ?? op) : op;
}
