// A query that is run at many times: read and bound once, and what is the same at all of them done once.

import { plansBehindRows } from './behind-rows.js';
import { bind, columnsOf } from './bind.js';
import { QueryError } from './diagnostics/query-error.js';
import { type Catalogue, type ExecuteOptions, execute, noQuery } from './engine.js';
import { type Excluder, excluder } from './exclusions.js';
import { language } from './language/language.js';
import type { ScanPlan } from './plan/binder.js';
import type { Schema } from './plan/language.js';
import type { Expr, Plan } from './plan/plan.js';
import { type Reading, splitReadings } from './readings.js';
import { rowWisePlans } from './row-wise.js';
import { DEFAULT_RUN_OPTIONS, RunContext, type RunOptions } from './run/context.js';
import type { TableSource } from './run/source.js';
import { surelyEmpty } from './surely-empty.js';
import type { Batch } from './values/batch.js';
import type { Column } from './values/types.js';

export type { Reading } from './readings.js';

export interface PrepareOptions extends Omit<ExecuteOptions, 'now'> {
  /** do once what is the same at all times; off to see that it changes nothing */
  readonly sharing?: boolean;
}

/** The tables as they are at the time of a run, by the names of readings. */
export type TablesThen = (reading: Reading) => TableSource;

export interface PreparedRun {
  readonly columns: readonly Column[];
  readonly batches: Iterable<Batch>;
  /** whether the rows depend on the clock, and not on those of the tables alone; complete once all batches are read */
  readonly askedClock: () => boolean;
  readonly excluded: () => readonly number[];
}

/**
 * Binds a query for runs at several times.
 * @throws QueryError with the errors of the text, ExclusionError with those of an exclusion
 */
export function prepare(text: string, catalogue: Catalogue, options: PrepareOptions = {}): PreparedQuery {
  return new PreparedQuery(text, catalogue, options);
}

export class PreparedQuery {
  /** the places where the query reads tables */
  readonly readings: readonly Reading[];
  /** null where what the text means depends on the clock or on rows, so that it is bound anew at each time */
  private readonly lasting: Plan | null;
  /** the plan as far as it is known without rows; null where it is not */
  private readonly outline: Plan | null;
  private readonly wholeTables = new Map<string, Reading>();
  private readonly ways = new Map<string, ReadonlyMap<string, readonly Plan[]>>();
  private readonly waysToEnd = new Map<string, ReadonlyMap<string, readonly Plan[] | null>>();

  constructor(
    private readonly text: string,
    private readonly catalogue: Catalogue,
    private readonly options: PrepareOptions,
  ) {
    const { plan, lasts } = this.bound();
    const { plan: split, readings } =
      plan === null ? { plan, readings: [] } : splitReadings(plan, language, options.sharing ?? true);
    this.readings = readings;
    this.outline = split;
    this.lasting = lasts ? split : null;
  }

  /** The rows of a table that a reading keeps, with its columns and those that the source gives beyond. */
  rows({ steps }: Reading, source: TableSource): Iterable<Batch> {
    return this.context(new Clock(null), () => source).run(steps);
  }

  /** The query's result at a time. */
  run(now: bigint, tables: TablesThen): PreparedRun {
    const clock = new Clock(now);
    if (this.lasting === null) return this.runAnew(now, tables);
    const context = this.context(clock, (name) => this.tableOf(name, tables));
    return {
      columns: columnsOf(this.lasting),
      batches: context.run(this.lasting),
      askedClock: () => clock.asked,
      excluded: () => context.excluded,
    };
  }

  /** True where the query surely gives no rows when these readings have none. */
  surelyEmpty(hasNoRows: (reading: Reading) => boolean): boolean {
    const byName = new Map(this.readings.map((reading) => [reading.name, reading]));
    return (
      this.outline !== null &&
      surelyEmpty(this.outline, (name) => {
        const reading = byName.get(name);
        return reading !== undefined && hasNoRows(reading);
      })
    );
  }

  /**
   * The rows of a reading that come, at a time, through all steps of the query that look at one row at a time.
   * @param mark a column that the source gives beyond those of the table, by which the rows can be told
   */
  *through(reading: Reading, mark: Column, now: bigint, tables: TablesThen): Generator<Batch> {
    if (this.outline === null) return;
    let ways = this.ways.get(mark.name);
    if (ways === undefined) {
      ways = rowWisePlans(this.outline, language, mark);
      this.ways.set(mark.name, ways);
    }
    const context = this.context(new Clock(now), (name) => this.tableOf(name, tables));
    for (const plan of ways.get(reading.name) ?? []) yield* context.run(plan);
  }

  /**
   * The rows of the result at a time, with the column `mark` of a reading: of one of its rows, or a list of those of a group.
   * @returns null where the rows of the reading cannot be followed to the result
   */
  behindRows(reading: Reading, mark: Column, now: bigint, tables: TablesThen): Iterable<Batch> | null {
    if (this.outline === null) return null;
    let ways = this.waysToEnd.get(mark.name);
    if (ways === undefined) {
      ways = plansBehindRows(this.outline, mark);
      this.waysToEnd.set(mark.name, ways);
    }
    const plans = ways.get(reading.name);
    if (plans == null) return null;
    const context = this.context(new Clock(now), (name) => this.tableOf(name, tables));
    return flattened(plans.map((plan) => context.run(plan)));
  }

  /** The result of a query that is bound with the clock and the rows of the time. */
  private runAnew(now: bigint, tables: TablesThen): PreparedRun {
    const catalogue: Catalogue = {
      ...this.catalogue,
      table: (name) => {
        const whole = this.catalogue.table(name);
        return whole === undefined ? undefined : tables(this.wholeTable(whole));
      },
      tableNames: () => this.catalogue.tableNames(),
    };
    const { columns, batches, excluded } = execute(this.text, catalogue, { ...this.options, now });
    return { columns, batches, excluded, askedClock: () => true };
  }

  private tableOf(name: string, tables: TablesThen): TableSource | undefined {
    const reading = this.readings.find((known) => known.name === name);
    return reading === undefined ? undefined : tables(reading);
  }

  /** The reading of all rows of a table. */
  private wholeTable({ name, columns }: TableSource): Reading {
    let whole = this.wholeTables.get(name);
    if (whole === undefined) {
      const steps: ScanPlan = { op: 'scan', inputs: [], table: name, columns, open: false, ordered: false };
      whole = { name, table: name, steps, made: new Set() };
      this.wholeTables.set(name, whole);
    }
    return whole;
  }

  private context(clock: Clock, tables: (name: string) => TableSource | undefined): RunContext {
    const { exclusions, sharing, ...runOptions } = this.options;
    return new RunContext(language, tables, clock.given({ ...DEFAULT_RUN_OPTIONS, ...runOptions }), (alias) =>
      this.catalogue.watchlist?.(alias),
    );
  }

  private bound(): { readonly plan: Plan | null; readonly lasts: boolean } {
    const { catalogue, text } = this;
    let lasts = true;
    // Constants are worked out without clock and tables; where that cannot be, they are left to the runs.
    const context = this.context(new Clock(null), () => {
      throw new Changing();
    });
    const evaluate = (expr: Expr) => {
      try {
        return context.constant(expr);
      } catch (error) {
        if (!(error instanceof Changing)) throw error;
        lasts = false;
        return undefined;
      }
    };
    const schema: Schema = {
      table: (name) => catalogue.table(name)?.columns,
      tableNames: () => catalogue.tableNames(),
      watchlist: (alias) => catalogue.watchlist?.(alias)?.columns,
      function: (name) => catalogue.function?.(name),
    };
    const exclude: Excluder = excluder(this.options.exclusions ?? [], schema, evaluate);
    const bound = bind(text, schema, {
      evaluate,
      materialize: (open) => {
        lasts = false;
        return open;
      },
    });
    if (!lasts) return { plan: bound.plan === null ? null : exclude.events(bound.plan), lasts };
    const errors = bound.diagnostics.filter((d) => d.severity === 'error');
    if (bound.plan === null && errors.length === 0) errors.push(noQuery(text, 'error'));
    if (bound.plan === null || errors.length > 0) throw new QueryError(errors, text);
    return { plan: exclude.rows(exclude.events(bound.plan)), lasts };
  }
}

function* flattened(runs: Iterable<Iterable<Batch>>): Generator<Batch> {
  for (const batches of runs) yield* batches;
}

/** Asked for the clock or a table by something that is to be the same at all times. */
class Changing extends Error {}

/** The clock of a run, which knows whether it was asked. */
class Clock {
  asked = false;

  /** @param now null where nothing may ask */
  constructor(private readonly now: bigint | null) {}

  given(options: Omit<RunOptions, 'now'>): RunOptions {
    const ask = () => this.ask();
    return Object.defineProperty({ ...options, now: 0n }, 'now', { get: ask });
  }

  private ask(): bigint {
    this.asked = true;
    if (this.now === null) throw new Changing();
    return this.now;
  }
}
