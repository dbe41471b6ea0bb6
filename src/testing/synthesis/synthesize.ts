// A small set of events for which a query gives a row: found by following the row back through the plan.

import { analyze, QueryError, RunError } from '../../engine/engine.js';
import { Evaluation, type TypedValue } from '../../engine/evaluation.js';
import type { Plan } from '../../engine/query-parts.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import { Choices, DeadEnd } from './choices.js';
import { EVENT_TIMES, type Events, rowsOf, type Surroundings } from './events.js';
import { rowOf } from './row-of.js';
import { type Solution, solve } from './solve.js';
import { usualValue } from './usual-values.js';
import { World } from './world.js';

export interface SynthesisOptions extends Surroundings {
  /** the clock of the rule, an ISO time */
  readonly now: string;
  /** columns of the result that should have values */
  readonly columns?: readonly string[];
}

/** An attempt that fires. */
export interface Fired {
  readonly events: Events;
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  readonly world: World;
  readonly solution: Solution;
}

export interface Synthesis {
  /** null where no events were found */
  readonly fired: Fired | null;
  /** what stood in the way of attempts, the most frequent first */
  readonly obstacles: readonly string[];
}

/** Ways through the plan, and choices of values for each, that are tried. */
const MOST_WAYS = 60;
const MOST_SOLUTIONS = 80;

/**
 * Events that fire a query, verified by running it on them.
 * @throws QueryError with the errors of the query
 */
export function synthesize(query: string, options: SynthesisOptions): Synthesis {
  const { plan, diagnostics } = analyze(query, options.schema);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null || errors.length > 0) throw new QueryError(errors, query);
  return new Attempts(query, plan, options).search();
}

class Attempts {
  private readonly now: bigint;
  private readonly evaluation: Evaluation;
  private readonly obstacles = new Map<string, number>();

  constructor(
    private readonly query: string,
    private readonly plan: Plan,
    private readonly options: SynthesisOptions,
  ) {
    this.now = parseDatetime(options.now) ?? 0n;
    this.evaluation = new Evaluation(this.now);
  }

  search(): Synthesis {
    let given: readonly number[] | null = [];
    let fired: Fired | null = null;
    for (let way = 0; way < MOST_WAYS && given !== null && fired === null; way++) {
      const choices: Choices = new Choices(given);
      const world = this.attempt(() => this.worldOf(choices));
      if (world !== null) fired = this.solved(world);
      given = choices.next();
    }
    const obstacles = [...this.obstacles].sort(([, a], [, b]) => b - a).map(([text]) => text);
    return { fired, obstacles };
  }

  private worldOf(choices: Choices): World {
    const world = new World(choices, this.evaluation);
    const row = rowOf(this.plan, world);
    for (const name of this.options.columns ?? []) row.get(name);
    world.finish();
    return world;
  }

  /** Values that fire: by the first choices, then with one of these changed. */
  private solved(world: World): Fired | null {
    const first = new Choices();
    const fired = this.attempt(() => this.fired(world, first));
    if (fired !== null) return fired;
    for (const given of first.others().slice(0, MOST_SOLUTIONS)) {
      const other = this.attempt(() => this.fired(world, new Choices(given)));
      if (other !== null) return other;
    }
    return null;
  }

  private fired(world: World, choices: Choices): Fired | null {
    const solution = solve(world, choices, this.evaluation, this.now);
    const events = eventsOf(world, solution.values, this.now);
    const rows = rowsOf(this.query, events, this.options.now, this.options);
    return rows.length === 0 ? null : { events, rows, world, solution };
  }

  private attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      // Columns that are known only from the data may be missing where the attempt has left them out.
      if (!(error instanceof DeadEnd || error instanceof QueryError || error instanceof RunError)) throw error;
      this.obstacles.set(error.message, (this.obstacles.get(error.message) ?? 0) + 1);
      return null;
    }
  }
}

/** The events of a world with these values of its variables. */
export function eventsOf(world: World, values: ReadonlyMap<string, TypedValue>, now: bigint): Events {
  const events: Record<string, Record<string, Plain>[]> = {};
  world.events.forEach(({ id, table, columns, copies }, number) => {
    const row: Record<string, Plain> = {};
    for (const column of columns) {
      const value = values.get(`${id}.${column.name}`)?.value ?? null;
      if (value !== null && value !== '') row[column.name] = plainOf(column.type)(value);
    }
    const time = columns.find(({ name }) => EVENT_TIMES.includes(name));
    if (time !== undefined && !EVENT_TIMES.some((name) => name in row))
      row[time.name] = plainOf(time.type)(usualValue(time, number + 1, now));
    const rows = events[table] ?? [];
    rows.push(...Array.from({ length: copies }, () => row));
    events[table] = rows;
  });
  return events;
}
