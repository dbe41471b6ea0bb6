// Rules over the past, as Sentinel schedules them.

import { type Database, type QueryOptions, type Time, ticksOf } from '../../database/database.js';
import type { Catalogue, TableSource } from '../../engine/engine.js';
import { prepare } from '../../engine/prepare.js';
import { type AppliedExclusion, conditionsOf } from '../exclusions/apply-exclusions.js';
import type { RuleExclusion } from '../exclusions/exclusion.js';
import type { Schedule } from '../model/schedule.js';
import { ruleRequirements, whatIsMissing } from '../requirements.js';
import type { Rule } from '../rule.js';
import { isOfRule } from '../rule-errors.js';
import { type Alert, alertsOf, triggers } from './alerts.js';
import { type BlindSpot, Coverage, type DoubleAlert } from './coverage.js';
import type { DelayModel } from './delay-model.js';
import { type Incident, incidentsOf } from './incidents.js';
import { RuleRuns } from './rule-runs.js';
import { ticksOf as dueTimes, type RunTimes, runTimesOf, scheduleNotes, type Window } from './schedule.js';
import { TimedTable } from './timed-table.js';

export interface SimulateOptions extends Omit<QueryOptions, 'now' | 'exclusions'> {
  /** rules are switched on at this time, and are due then for the first time */
  readonly from: Time;
  /** no run is due after it */
  readonly to: Time;
  /** how late events are that do not say it themselves; without it they arrive as they happen */
  readonly delay?: DelayModel;
  /** the schedule of rules that have none of their own */
  readonly schedule?: Schedule;
  /** what is known to be in order, by rule; none where nothing is given */
  readonly exclusionsOf?: (rule: Rule) => readonly RuleExclusion[];
  /** ticks after which somebody closes an incident; without it all stay open */
  readonly closeAfter?: bigint;
  /** whether to look for events that no run could see and for events that several runs report; true where nothing is given */
  readonly coverage?: boolean;
  /** whether to do once what is the same for all runs; off to see that it changes nothing */
  readonly sharing?: boolean;
  /** called after each run */
  readonly onRun?: (rule: Rule, due: bigint) => void;
}

export interface SimulatedRule {
  readonly rule: Rule;
  /** why the rule was not run at all; null where it was */
  readonly notEvaluated: string | null;
  /** the error that kept the rule from being run, or stopped it; null where there was none */
  readonly error: Error | null;
  readonly runs: number;
  /** times at which the rule was due and rested after an alert */
  readonly suppressed: number;
  readonly alerts: readonly Alert[];
  readonly incidents: readonly Incident[];
  readonly blindSpots: readonly BlindSpot[];
  readonly doubleAlerts: readonly DoubleAlert[];
  readonly notes: readonly string[];
}

export interface Simulation {
  readonly from: bigint;
  readonly to: bigint;
  /** in the order in which the rules were given */
  readonly rules: readonly SimulatedRule[];
  /** by time */
  readonly alerts: readonly Alert[];
  readonly incidents: readonly Incident[];
}

/**
 * Runs rules at every time at which they are due, on the events that each run sees, and makes alerts and incidents of what they find. What is
 * wrong with one rule is said with it, and keeps none of the others from being run.
 */
export async function simulate(
  database: Database,
  rules: readonly Rule[],
  options: SimulateOptions,
): Promise<Simulation> {
  const span = { from: ticksOf(options.from), to: ticksOf(options.to) };
  const simulated: Omit<SimulatedRule, 'incidents'>[] = [];
  for (const rule of rules) {
    try {
      simulated.push(await simulateRule(database, rule, span, options));
    } catch (error) {
      if (!isOfRule(error)) throw error;
      simulated.push({ ...notRun(rule, error.message.split('\n', 1)[0] ?? ''), error });
    }
  }
  const alerts = simulated.flatMap((rule) => rule.alerts).sort((a, b) => Number(a.generated - b.generated));
  const incidents = incidentsOf(alerts, { closeAfter: options.closeAfter ?? null, end: span.to });
  return {
    ...span,
    rules: simulated.map((rule) => ({
      ...rule,
      incidents: incidents.filter((incident) => incident.rule === rule.rule),
    })),
    alerts,
    incidents,
  };
}

async function simulateRule(
  database: Database,
  rule: Rule,
  span: Window,
  options: SimulateOptions,
): Promise<Omit<SimulatedRule, 'incidents'>> {
  const times = runTimesOf(rule, span, options.schedule ?? null);
  if (typeof times === 'string') return notRun(rule, times);
  const runs = { from: span.from - times.period - (times.oldest ?? 0n), to: span.to };
  const requirements = await ruleRequirements(database, rule, { ...options, runs });
  const { tables, missing, unseen } = requirements;
  if (missing.length > 0) return notRun(rule, whatIsMissing(requirements));
  if (unseen !== null && !triggers(rule, 0)) return notRun(rule, unseen);
  const names = tables.map(({ table }) => table);
  return new RuleSimulation(database, rule, times, names, options).run();
}

function notRun(rule: Rule, notEvaluated: string): Omit<SimulatedRule, 'incidents'> {
  const nothing = { runs: 0, suppressed: 0, alerts: [], blindSpots: [], doubleAlerts: [], notes: [] };
  return { rule, notEvaluated, error: null, ...nothing };
}

function surroundingsOf(
  functions: QueryOptions['functions'],
  watchlist: QueryOptions['watchlist'],
): Pick<QueryOptions, 'functions' | 'watchlist'> {
  return { ...(functions === undefined ? {} : { functions }), ...(watchlist === undefined ? {} : { watchlist }) };
}

class RuleSimulation {
  private readonly tables = new Map<string, TimedTable | TableSource | undefined>();
  private readonly runsByExclusions = new Map<string, { readonly runs: RuleRuns; readonly coverage: Coverage }>();
  private readonly notes = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly rule: Rule,
    private readonly times: RunTimes,
    private readonly tablesRead: readonly string[],
    private readonly options: SimulateOptions,
  ) {}

  run(): Omit<SimulatedRule, 'incidents'> {
    const { rule, times, options } = this;
    const alerts: Alert[] = [];
    let [runs, suppressed] = [0, 0];
    let restsUntil: bigint | null = null;
    for (const note of scheduleNotes(rule, times)) this.notes.add(note);
    for (const due of dueTimes(times)) {
      if (restsUntil !== null && due < restsUntil) {
        suppressed++;
        continue;
      }
      const { runs: query, coverage } = this.runsAt(due);
      const made = alertsOf(rule, query.rows(due), times, due);
      alerts.push(...made);
      if (options.coverage !== false) coverage.add(due, made.length > 0);
      if (rule.suppression !== null && made.length > 0) restsUntil = due + rule.suppression;
      runs++;
      options.onRun?.(rule, due);
    }
    const coverages = [...this.runsByExclusions.values()].map(({ coverage }) => coverage);
    return {
      rule,
      notEvaluated: null,
      error: null,
      runs,
      suppressed,
      alerts,
      blindSpots: coverages.flatMap((coverage) => coverage.blindSpots()),
      doubleAlerts: coverages.flatMap((coverage) => coverage.doubleAlerts()),
      notes: [...this.notes],
    };
  }

  /** The runs with the exclusions that hold at a time: those that have expired hold no more. */
  private runsAt(due: bigint): { readonly runs: RuleRuns; readonly coverage: Coverage } {
    const exclusions = (this.options.exclusionsOf?.(this.rule) ?? []).filter(
      ({ expires }) => expires === null || expires > due,
    );
    const key = exclusions.map(({ file, name }) => `${file} ${name}`).join('\n');
    let found = this.runsByExclusions.get(key);
    if (found === undefined) {
      const runs = this.runsWith(exclusions, due);
      found = { runs, coverage: new Coverage(runs, this.times) };
      this.runsByExclusions.set(key, found);
    }
    return found;
  }

  private runsWith(exclusions: readonly RuleExclusion[], due: bigint): RuleRuns {
    const { database, rule, times, tablesRead, options } = this;
    const {
      functions,
      watchlist,
      from,
      to,
      delay,
      schedule,
      exclusionsOf,
      closeAfter,
      coverage,
      sharing,
      onRun,
      ...run
    } = options;
    const queryOptions = { ...run, ...surroundingsOf(functions, watchlist), now: due };
    const applied = conditionsOf(
      { database, query: rule.query, options: queryOptions, tables: tablesRead, now: due },
      exclusions,
    );
    for (const [exclusion, why] of applied.refused)
      this.notes.add(`exclusion '${exclusion.name}' is not applied: ${why}`);
    const catalogue: Catalogue = {
      table: (name) => this.table(name),
      tableNames: () => database.tables().map(({ name }) => name),
      ...(functions === undefined ? {} : { function: (name: string) => functions.get(name) }),
      ...(watchlist === undefined ? {} : { watchlist }),
    };
    const query = prepare(rule.query, catalogue, {
      ...run,
      exclusions: applied.applied.map(({ condition }: AppliedExclusion) => condition),
      ...(sharing === undefined ? {} : { sharing }),
    });
    return new RuleRuns(query, { table: (name) => this.table(name) }, times);
  }

  /** A table of the database with times, once. */
  private table(name: string): TimedTable | TableSource | undefined {
    if (!this.tables.has(name)) {
      const stored = this.database.store.table(name);
      const { first, last, period, oldest } = this.times;
      const span = { from: first - period - (oldest ?? 0n), to: last + (oldest ?? 0n) };
      const timed = stored === undefined ? undefined : TimedTable.of(stored, span, this.options.delay ?? null);
      this.tables.set(name, timed ?? stored);
      if (stored !== undefined && timed === null)
        this.notes.add(`${name} has no TimeGenerated and no Timestamp: each run sees all of its rows`);
    }
    return this.tables.get(name);
  }
}
