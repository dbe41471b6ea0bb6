import type { Database } from '../../database/database.js';
import type { Rule, Schedule, SimulateOptions, Simulation } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { formatOption, type OutputFormat, printResult, type Rows } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { readRules } from '../read-rules.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';
import { dbOption, withDatabase } from '../with-database.js';
import { networkOption, type UsedWorkspace, workspaceOf, workspaceOptions } from '../workspace-option.js';

const DURATION = { type: 'string', requiresArg: true } as const;

export default defineCommand({
  command: 'simulate [rules..]',
  describe: 'run rules over the past as Sentinel schedules them, and print their alerts',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe: 'rule files, folders of them, or names of bundled rules, default those of the workspace',
      })
      .option('db', dbOption)
      .option('from', {
        type: 'string',
        requiresArg: true,
        describe: 'when the rules are switched on and run for the first time; default the oldest event',
      })
      .option('to', { type: 'string', requiresArg: true, describe: 'no run after this time; default the newest event' })
      .option('frequency', {
        ...DURATION,
        describe: 'how often rules run that do not say it, as 1h',
      })
      .option('period', { ...DURATION, describe: 'how far they look back, as 14d' })
      .option('delay', {
        type: 'string',
        requiresArg: true,
        describe: 'how late events are that do not say it: p50=2m,p99=20m',
      })
      .option('close-after', { ...DURATION, describe: 'close each incident so long after it was made, as 8h' })
      .option('out', {
        type: 'string',
        requiresArg: true,
        describe: 'a database for SecurityAlert and SecurityIncident',
      })
      .option('append', {
        type: 'boolean',
        default: false,
        describe: 'put SecurityAlert and SecurityIncident into the database that is read',
      })
      .options(workspaceOptions)
      .option('allow-network', networkOption)
      .option('exclusions', {
        type: 'boolean',
        default: true,
        describe:
          'leave out what the exclusions of a rule know to be in order; --no-exclusions shows the rule as written',
      })
      .option('format', formatOption)
      .example('$0 simulate rules/ --db events.db --from 2026-03-01 --to 2026-03-31', 'what a month would have raised')
      .example('$0 simulate rules/ --db events.db --delay p50=2m,p99=20m', 'with events that come late')
      .example('$0 simulate rules/ --db events.db --append', 'the alerts can be queried as SecurityAlert'),

  async run(args) {
    if (args.append && args.out !== undefined) throw new UsageError('--append and --out name two databases; give one');
    const workspace = await workspaceOf(args);
    const db = args.db ?? workspace.settings?.database ?? undefined;
    if (db === undefined) throw new UsageError('name the database with --db');
    const { rules, broken } = await readRules(namesOf(args.rules, workspace));
    const settings = await settingsOf(args, workspace);
    const work = async (database: Database) => {
      const simulation = await simulated(database, rules, settings, workspace);
      await printResult(await rowsOf(simulation, args.format), args.format);
      if (args.append) await stored(database, simulation);
      return simulation;
    };
    const simulation = await withDatabase(db, work, { readOnly: !args.append });
    if (args.out !== undefined) await storedIn(args.out, simulation);
    const code = await tell(simulation);
    return broken ? 2 : code;
  },
});

/** The rules that were named, or those of the workspace. */
function namesOf(named: readonly string[], { settings }: UsedWorkspace): readonly string[] {
  const names = named.length > 0 ? named : (settings?.rules ?? []);
  if (names.length === 0) throw new UsageError('name the rules to simulate');
  return names;
}

interface SimulateArguments {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly frequency?: string | undefined;
  readonly period?: string | undefined;
  readonly delay?: string | undefined;
  readonly closeAfter?: string | undefined;
  readonly exclusions: boolean;
}

interface Settings extends Omit<SimulateOptions, 'from' | 'to'> {
  readonly from: bigint | null;
  readonly to: bigint | null;
}

async function settingsOf(args: SimulateArguments, workspace: UsedWorkspace): Promise<Settings> {
  const { exclusionFiles, exclusionsOf, parseDelayModel, parseDuration } = await import('../../rules/index.js');
  const ticks = (option: string, text: string | undefined): bigint | null => {
    const duration = text === undefined ? null : parseDuration(text);
    if (text !== undefined && (duration === null || duration <= 0n))
      throw new UsageError(`--${option} takes a duration such as 5m, 1h or 14d; found '${text}'`);
    return duration;
  };
  const [frequency, period] = [ticks('frequency', args.frequency), ticks('period', args.period)];
  if ((frequency === null) !== (period === null)) throw new UsageError('--frequency and --period go together');
  const schedule: Schedule | null = frequency === null || period === null ? null : { frequency, period };
  const closeAfter = ticks('close-after', args.closeAfter);
  const delay = args.delay === undefined ? null : parseDelayModel(args.delay);
  if (args.delay !== undefined && delay === null)
    throw new UsageError(`--delay takes two quantiles such as p50=2m,p99=20m; found '${args.delay}'`);
  const files = args.exclusions ? exclusionFiles(workspace.settings?.exclusions ?? []) : null;
  return {
    ...workspace.query,
    from: await timeOf('from', args.from),
    to: await timeOf('to', args.to),
    ...(schedule === null ? {} : { schedule }),
    ...(closeAfter === null ? {} : { closeAfter }),
    ...(delay === null ? {} : { delay }),
    ...(files === null ? {} : { exclusionsOf: (rule: Rule) => exclusionsOf(rule, files) }),
  };
}

async function timeOf(option: string, text: string | undefined): Promise<bigint | null> {
  if (text === undefined) return null;
  const { parseDatetime } = await import('../../engine/values/datetime.js');
  const time = parseDatetime(text);
  if (time === null)
    throw new UsageError(`--${option} takes an ISO time such as 2024-01-31T12:00:00Z; found '${text}'`);
  return time;
}

async function simulated(
  database: Database,
  rules: readonly Rule[],
  { from: givenFrom, to: givenTo, ...options }: Settings,
  { network }: UsedWorkspace,
): Promise<Simulation> {
  const { simulate } = await import('../../rules/index.js');
  const times = database.tables().flatMap(({ time }) => (time?.oldest != null && time.newest != null ? [time] : []));
  const least = (values: readonly (bigint | null)[]) =>
    values.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
  const most = (values: readonly (bigint | null)[]) =>
    values.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const from = givenFrom ?? least(times.map(({ oldest }) => oldest));
  const to = givenTo ?? most(times.map(({ newest }) => newest));
  if (from === null || to === null)
    throw new UsageError('the database has no events; say the times with --from and --to');
  if (from > to) throw new UsageError('--from is after --to');
  const run = () => simulate(database, rules, { ...options, from, to });
  let simulation = await run();
  await network?.complete(async () => {
    simulation = await run();
    const failed = simulation.rules.find(({ error }) => error !== null);
    if (failed?.error != null) throw failed.error;
  });
  return simulation;
}

async function stored(database: Database, simulation: Simulation): Promise<void> {
  const { storeSimulation } = await import('../../rules/index.js');
  storeSimulation(database, simulation);
}

async function storedIn(path: string, simulation: Simulation): Promise<void> {
  const { openDatabase } = await import('../../database/database.js');
  const database = openDatabase(path);
  try {
    await stored(database, simulation);
  } finally {
    database.close();
  }
}

/** What a reader of a table wants to see, or all that an alert says. */
async function rowsOf(simulation: Simulation, format: OutputFormat): Promise<Rows> {
  const { alertOverview, alertRows } = await import('../output/simulation.js');
  return format === 'table' ? alertOverview(simulation) : alertRows(simulation);
}

/** Says what became of each rule. */
async function tell({ rules }: Simulation): Promise<number> {
  const { coverageLines, ruleRows } = await import('../output/simulation.js');
  const toStandardError = async (text: string) => void process.stderr.write(text);
  if (rules.some(({ notEvaluated }) => notEvaluated === null)) {
    await printResult(ruleRows(rules), 'table', toStandardError);
  }
  for (const simulated of rules) {
    const { rule, notes, notEvaluated, error } = simulated;
    for (const line of coverageLines(simulated)) process.stderr.write(`${rule.file}: ${line}\n`);
    for (const note of [...rule.notes, ...notes])
      process.stderr.write(`${paint.yellow('note')}: ${rule.file}: ${note}\n`);
    if (error !== null) reportError(error, { name: rule.file, text: rule.query, place: rule.place });
    else if (notEvaluated !== null) {
      process.stderr.write(`${paint.yellow('not evaluated')}: ${rule.file}: ${notEvaluated}\n`);
    }
  }
  const failed = rules.some(({ error }) => error !== null) || rules.every(({ notEvaluated }) => notEvaluated !== null);
  return failed ? 2 : 0;
}
