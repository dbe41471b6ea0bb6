// The alerts that a rule raises on its schedule: a run is due at the clock of the test, and the runs before it reach back to
// the oldest event.

import type { Database, QueryOptions } from '../../../database/database.js';
import { formatDatetime, TICKS_PER_MINUTE } from '../../../engine/values/datetime.js';
import type { Plain } from '../../../engine/values/json.js';
import { type Alert, type Rule, type RuleExclusion, simulate } from '../../../rules/index.js';
import { unknownName } from '../format/part.js';
import type { Expectations, Fields } from '../format/rule-test.js';
import { matchRows } from './match-rows.js';
import { fieldsOf, matchEntities } from './of-entities.js';
import { counted } from './of-rows.js';
import { type Mismatch, mismatch, type PlainFields } from './outcome.js';
import { isBag, sameValue } from './same-value.js';

export interface AlertRun {
  readonly database: Database;
  /** ticks */
  readonly now: bigint;
  readonly options: Omit<QueryOptions, 'now' | 'exclusions'>;
  readonly exclusions: readonly RuleExclusion[];
}

export async function mismatchesOfAlerts(
  rule: Rule,
  expected: NonNullable<Expectations['alerts']>,
  run: AlertRun,
): Promise<Mismatch[]> {
  const simulation = await simulate(run.database, [rule], {
    ...run.options,
    from: firstRun(rule, run),
    to: run.now,
    coverage: false,
    exclusionsOf: () => run.exclusions,
  });
  const [simulated] = simulation.rules;
  if (simulated?.error != null) throw simulated.error;
  if (simulated?.notEvaluated != null) return [mismatch('alerts', `the rule raises none: ${simulated.notEvaluated}`)];
  return compared(expected, simulation.alerts);
}

/** One run a day of ten years, or one a minute of two days. */
const MOST_RUNS = 4000n;

function firstRun(rule: Rule, { database, now }: AlertRun): bigint {
  const frequency = rule.schedule?.frequency ?? 0n;
  const step = frequency > 0n ? frequency : TICKS_PER_MINUTE;
  const oldest = database.tables().reduce((least, { time }) => {
    return time?.oldest != null && time.oldest < least ? time.oldest : least;
  }, now);
  const runs = (now - oldest + step - 1n) / step;
  return now - (runs > MOST_RUNS ? MOST_RUNS : runs) * step;
}

const PROPERTIES = [
  'title',
  'description',
  'severity',
  'tactics',
  'techniques',
  'time',
  'rows',
  'entities',
  'customDetails',
];

function compared(expected: number | readonly Fields[], alerts: readonly Alert[]): Mismatch[] {
  if (typeof expected === 'number') {
    if (expected === alerts.length) return [];
    const message = `expected ${counted(expected, 'alert')}, found ${alerts.length}`;
    return [mismatch('alerts', message, { unexpected: alerts.map(overview) })];
  }
  const wrong = expected.flatMap((fields) => Object.keys(fields)).find((name) => !PROPERTIES.includes(name));
  if (wrong !== undefined)
    return [
      mismatch('alerts', unknownName(wrong, `an alert has no '${wrong}'; it has ${PROPERTIES.join(', ')}`, PROPERTIES)),
    ];
  const { missing, unexpected } = matchRows(expected, {
    typeOf: (name) => (name === 'time' ? 'datetime' : null),
    rows: alerts.map(propertiesOf),
    same: (a, b, name) => (name === 'entities' ? sameEntities(a, b) : sameValue(a, b)),
  });
  if (missing.length === 0 && unexpected.length === 0) return [];
  return [mismatch('alerts', `${missing.length} missing, ${unexpected.length} not expected`, { missing, unexpected })];
}

const overview = ({ name, severity, generated, rows }: Alert): PlainFields => ({
  title: name,
  severity,
  time: formatDatetime(generated),
  rows,
});

const propertiesOf = (alert: Alert): PlainFields => ({
  ...overview(alert),
  description: alert.description,
  tactics: [...alert.tactics],
  techniques: [...alert.techniques, ...alert.subTechniques],
  entities: alert.entities.map((entity) => ({ ...fieldsOf(entity) })),
  customDetails: Object.fromEntries([...alert.customDetails].map(([name, values]) => [name, [...values]])),
});

/** In any order, by the fields that are expected of each. */
function sameEntities(expected: Plain, found: Plain): boolean {
  if (!Array.isArray(expected) || !Array.isArray(found)) return false;
  const { missing, unexpected } = matchEntities(expected.filter(isBag), found.filter(isBag));
  return missing.length === 0 && unexpected.length === 0;
}
