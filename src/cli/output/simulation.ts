// What a simulation gives, as rows to print.

import { plainOf } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';
import type { Alert, EventReference, Incident, SimulatedRule, Simulation } from '../../rules/index.js';
import type { Rows } from './formats.js';

const ALERT_COLUMNS: readonly Column[] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'AlertName', type: 'string' },
  { name: 'AlertSeverity', type: 'string' },
  { name: 'Tactics', type: 'string' },
  { name: 'StartTime', type: 'datetime' },
  { name: 'EndTime', type: 'datetime' },
  { name: 'Rows', type: 'long' },
  { name: 'Entities', type: 'dynamic' },
  { name: 'CustomDetails', type: 'dynamic' },
  { name: 'IncidentNumber', type: 'long' },
  { name: 'SystemAlertId', type: 'string' },
];

/** A row for each alert. */
export function alertRows({ alerts, incidents }: Simulation): Rows {
  const numbers = incidentNumbers(incidents);
  return { columns: ALERT_COLUMNS, rows: alerts.map((alert) => alertRow(alert, numbers.get(alert.id) ?? null)) };
}

/** A short row for each alert, with the values of its entities. */
export function alertOverview({ alerts, incidents }: Simulation): Rows {
  const numbers = incidentNumbers(incidents);
  return {
    columns: [
      { name: 'Time', type: 'datetime' },
      { name: 'Alert', type: 'string' },
      { name: 'Severity', type: 'string' },
      { name: 'Rows', type: 'long' },
      { name: 'Entities', type: 'string' },
      { name: 'Incident', type: 'long' },
    ],
    rows: alerts.map((alert) => [
      time(alert.generated),
      alert.name,
      alert.severity,
      alert.rows,
      alert.entities.map(({ fields }) => Object.values(fields).join(' ')).join(', '),
      numbers.get(alert.id) ?? null,
    ]),
  };
}

/** Numbers of incidents by the ids of their alerts. */
function incidentNumbers(incidents: readonly Incident[]): ReadonlyMap<string, number> {
  return new Map(incidents.flatMap(({ alerts, number }) => alerts.map(({ id }) => [id, number] as const)));
}

const time = plainOf('datetime');

function alertRow(alert: Alert, incident: number | null) {
  return [
    time(alert.generated),
    alert.name,
    alert.severity,
    alert.tactics.join(', '),
    time(alert.start),
    time(alert.end),
    alert.rows,
    alert.entities.map(({ type, fields }) => ({ Type: type, ...fields })),
    Object.fromEntries([...alert.customDetails].map(([key, values]) => [key, [...values]])),
    incident,
    alert.id,
  ];
}

const RULE_COLUMNS: readonly Column[] = [
  { name: 'Rule', type: 'string' },
  { name: 'Runs', type: 'long' },
  { name: 'Alerts', type: 'long' },
  { name: 'Incidents', type: 'long' },
  { name: 'Suppressed', type: 'long' },
  { name: 'Blind spots', type: 'long' },
  { name: 'Double alerts', type: 'long' },
];

/** A row for each rule that was run. */
export function ruleRows(rules: readonly SimulatedRule[]): Rows {
  return {
    columns: RULE_COLUMNS,
    rows: rules
      .filter(({ notEvaluated }) => notEvaluated === null)
      .map(({ rule, runs, suppressed, alerts, incidents, blindSpots, doubleAlerts }) => [
        rule.name,
        runs,
        alerts.length,
        incidents.length,
        suppressed,
        blindSpots.length,
        doubleAlerts.length,
      ]),
  };
}

/** Events of each kind that are named; all are counted in the row of the rule. */
const MOST_NAMED = 3;

/** Which events no run could see, and which several runs report: some of each. */
export function coverageLines({ blindSpots, doubleAlerts }: SimulatedRule): string[] {
  const at = (ticks: bigint) => time(ticks);
  const named = ({ table, time, identity }: EventReference) => {
    const values = Object.entries(identity).map(([name, value]) => `${name} ${value}`);
    return `${table} of ${at(time)}${values.length === 0 ? '' : ` (${values.join(', ')})`}`;
  };
  const more = (count: number) => (count > MOST_NAMED ? [`and ${count - MOST_NAMED} more`] : []);
  return [
    ...blindSpots
      .slice(0, MOST_NAMED)
      .map(
        (event) => `blind spot: ${named(event)} arrived at ${at(event.arrived)}, after the run of ${at(event.lastDue)}`,
      ),
    ...more(blindSpots.length).map((rest) => `blind spot: ${rest}`),
    ...doubleAlerts
      .slice(0, MOST_NAMED)
      .map(
        (event) =>
          `double alert: ${named(event)} is reported by ${event.due.length} runs, from ${at(event.due[0] ?? 0n)} on`,
      ),
    ...more(doubleAlerts.length).map((rest) => `double alert: ${rest}`),
  ];
}
