// How alerts become incidents, over time.
// https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview#incident-settings

import { SEVERITIES } from '../files/severity.js';
import type { GroupingConfiguration } from '../model/incident.js';
import type { Rule } from '../rule.js';
import type { Alert } from './alerts.js';
import { entityKey, entityTypeOf } from './entities.js';
import { guidOf } from './identity.js';

/** An incident as it was after a change; the service logs each of these as a row. */
export interface IncidentState {
  /** ticks */
  readonly time: bigint;
  readonly status: 'New' | 'Closed';
  readonly alerts: readonly Alert[];
}

export interface Incident {
  readonly id: string;
  /** from 1, in the order in which incidents were made */
  readonly number: number;
  readonly rule: Rule;
  readonly title: string;
  readonly created: bigint;
  /** ticks; the last time that it was closed, null where it never was */
  readonly closed: bigint | null;
  readonly reopened: number;
  readonly alerts: readonly Alert[];
  readonly states: readonly IncidentState[];
}

/** An incident holds so many alerts; the next make another one. */
export const MOST_ALERTS_OF_INCIDENT = 150;

interface OpenIncident extends Incident {
  closed: bigint | null;
  reopened: number;
  alerts: Alert[];
  readonly states: IncidentState[];
  /** ticks at which somebody closes it */
  closing: bigint | null;
}

export interface IncidentOptions {
  /** ticks after which somebody closes an incident that was made or opened again; null where nobody does */
  readonly closeAfter: bigint | null;
  /** ticks at which the story ends */
  readonly end: bigint;
}

/** The incidents that alerts make. */
export function incidentsOf(alerts: readonly Alert[], { closeAfter, end }: IncidentOptions): Incident[] {
  const ordered = alerts.filter(({ rule }) => rule.incidentConfiguration.createIncident).sort(byTime);
  const log = new IncidentLog(closeAfter);
  for (const run of runsOf(ordered)) log.add(run);
  log.closeUntil(end);
  return log.incidents;
}

class IncidentLog {
  readonly incidents: OpenIncident[] = [];
  private readonly byRule = new Map<Rule, Map<string, OpenIncident[]>>();

  constructor(private readonly closeAfter: bigint | null) {}

  /** Takes in the alerts of a run. */
  add(run: readonly Alert[]): void {
    const [first] = run;
    if (first === undefined) return;
    this.closeUntil(first.generated);
    const grouping = first.rule.incidentConfiguration.groupingConfiguration;
    for (const [key, group] of keyed(run, grouping)) {
      for (let waiting: readonly Alert[] = group; waiting.length > 0; ) {
        const incident = this.incidentFor(key, waiting, grouping);
        const room = grouping.enabled ? MOST_ALERTS_OF_INCIDENT - incident.alerts.length : 1;
        incident.alerts = [...incident.alerts, ...waiting.slice(0, room)];
        incident.states.push({ time: first.generated, status: 'New', alerts: incident.alerts });
        waiting = waiting.slice(room);
      }
    }
  }

  /** Closes the incidents whose time has come. */
  closeUntil(time: bigint): void {
    if (this.closeAfter === null) return;
    for (const incident of this.incidents) {
      const { closing } = incident;
      if (closing === null || closing > time) continue;
      incident.states.push({ time: closing, status: 'Closed', alerts: incident.alerts });
      incident.closed = closing;
      incident.closing = null;
    }
  }

  private incidentFor(key: string, alerts: readonly Alert[], grouping: GroupingConfiguration): OpenIncident {
    const [first] = alerts as readonly [Alert, ...Alert[]];
    const byKey = this.byRule.get(first.rule) ?? new Map<string, OpenIncident[]>();
    this.byRule.set(first.rule, byKey);
    const known = byKey.get(key) ?? [];
    const closing = this.closeAfter === null ? null : first.generated + this.closeAfter;
    const found = known.find((incident) => takes(incident, grouping, first.generated));
    if (found !== undefined) {
      if (isClosed(found)) {
        found.reopened++;
        found.closing = closing;
      }
      return found;
    }
    const incident = newIncident(first, this.incidents.length + 1, closing);
    this.incidents.push(incident);
    byKey.set(key, [...known, incident]);
    return incident;
  }
}

const isClosed = ({ states }: Incident) => states.at(-1)?.status === 'Closed';

const byTime = (a: Alert, b: Alert) => (a.generated < b.generated ? -1 : a.generated > b.generated ? 1 : 0);

/** The alerts of each run: an incident is made once all of them are there. */
function runsOf(alerts: readonly Alert[]): Alert[][] {
  const runs = new Map<Rule, Map<bigint, Alert[]>>();
  const ordered: Alert[][] = [];
  for (const alert of alerts) {
    const byDue = runs.get(alert.rule) ?? new Map<bigint, Alert[]>();
    runs.set(alert.rule, byDue);
    const run = byDue.get(alert.due);
    if (run !== undefined) {
      run.push(alert);
      continue;
    }
    const made = [alert];
    byDue.set(alert.due, made);
    ordered.push(made);
  }
  return ordered;
}

function keyed(run: readonly Alert[], grouping: GroupingConfiguration): Map<string, Alert[]> {
  const byKey = new Map<string, Alert[]>();
  for (const alert of run) {
    const key = grouping.enabled ? matchingKey(alert, grouping) : alert.id;
    byKey.set(key, [...(byKey.get(key) ?? []), alert]);
  }
  return byKey;
}

/** Alerts of a rule with the same key belong to one incident. */
function matchingKey(alert: Alert, grouping: GroupingConfiguration): string {
  const entities = (wanted: (type: string) => boolean) =>
    alert.entities
      .filter(({ type }) => wanted(type))
      .map(entityKey)
      .sort();
  switch (grouping.matchingMethod) {
    case 'AnyAlert':
      return '';
    case 'AllEntities':
      return JSON.stringify(entities(() => true));
    case 'Selected': {
      const types = new Set(grouping.groupByEntities.map(entityTypeOf));
      const details = grouping.groupByAlertDetails.map((name) => (name === 'Severity' ? alert.severity : alert.name));
      const custom = grouping.groupByCustomDetails.map((key) => alert.customDetails.get(key) ?? []);
      return JSON.stringify([entities((type) => types.has(type)), details, custom]);
    }
  }
}

function takes(incident: OpenIncident, grouping: GroupingConfiguration, time: bigint): boolean {
  if (!grouping.enabled || incident.alerts.length >= MOST_ALERTS_OF_INCIDENT) return false;
  if (time - incident.created > grouping.lookbackDuration) return false;
  return !isClosed(incident) || grouping.reopenClosedIncident;
}

function newIncident(first: Alert, number: number, closing: bigint | null): OpenIncident {
  return {
    id: guidOf('incident', first.id),
    number,
    rule: first.rule,
    title: first.name,
    created: first.generated,
    closed: null,
    reopened: 0,
    alerts: [],
    states: [],
    closing,
  };
}

/** The highest severity of alerts. */
export function severityOfAlerts(alerts: readonly Alert[]): string {
  const rank = (name: string) => (SEVERITIES as readonly string[]).indexOf(name);
  return alerts.reduce((most, { severity }) => (rank(severity) > rank(most) ? severity : most), 'Informational');
}
