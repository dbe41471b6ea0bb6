// Alerts and incidents as the tables of the service have them.
// https://learn.microsoft.com/azure/sentinel/security-alert-schema
// https://learn.microsoft.com/azure/sentinel/manage-soc-with-incident-metrics#securityincidents-schema

import { formatDatetime } from '../../engine/values/datetime.js';
import { formatTimespan } from '../../engine/values/timespan.js';
import type { Column } from '../../engine/values/types.js';
import { knownTable } from '../../schemas/known.js';
import type { Alert } from './alerts.js';
import { customDetailsText } from './custom-details.js';
import { entitiesText } from './entities.js';
import { ruleIdOf } from './identity.js';
import { type Incident, type IncidentState, severityOfAlerts } from './incidents.js';

export interface RowsOfTable {
  readonly name: string;
  readonly columns: readonly Column[];
  /** plain values in the order of the columns */
  readonly rows: readonly (readonly unknown[])[];
}

type Values = Readonly<Record<string, unknown>>;

export function alertTable(alerts: readonly Alert[]): RowsOfTable {
  return tableOf('SecurityAlert', [...alerts].sort(byTime).map(alertRow));
}

/** A row for each change of an incident. */
export function incidentTable(incidents: readonly Incident[]): RowsOfTable {
  const changes = incidents.flatMap((incident) => incident.states.map((state) => ({ incident, state })));
  changes.sort((a, b) => Number(a.state.time - b.state.time) || a.incident.number - b.incident.number);
  return tableOf(
    'SecurityIncident',
    changes.map(({ incident, state }) => incidentRow(incident, state)),
  );
}

const byTime = (a: Alert, b: Alert) => Number(a.generated - b.generated);

function tableOf(name: string, rows: readonly Values[]): RowsOfTable {
  const columns = (knownTable(name, 'sentinel')?.columns ?? []).map(({ name, type }) => ({ name, type }));
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name] ?? null)) };
}

function alertRow(alert: Alert): Values {
  const { rule, properties } = alert;
  const component = rule.kind === 'nrt' ? 'NRT Alerts' : 'Scheduled Alerts';
  return {
    AlertName: alert.name,
    AlertSeverity: alert.severity,
    AlertType: ruleIdOf(rule),
    Description: alert.description,
    DisplayName: alert.name,
    EndTime: alert.end,
    Entities: entitiesText(alert.entities),
    ExtendedProperties: JSON.stringify(extendedProperties(alert)),
    IsIncident: false,
    ProcessingEndTime: alert.generated,
    ProductComponentName: component,
    ProductName: 'Azure Sentinel',
    ProviderName: `ASI ${component}`,
    StartTime: alert.start,
    Status: 'New',
    SubTechniques: listText(alert.subTechniques),
    SystemAlertId: alert.id,
    Tactics: alert.tactics.join(', '),
    Techniques: listText(alert.techniques),
    TimeGenerated: alert.generated,
    Type: 'SecurityAlert',
    VendorName: 'Microsoft',
    VendorOriginalId: alert.id,
    ...Object.fromEntries([...properties].filter(([name]) => !['Techniques', 'SubTechniques'].includes(name))),
  };
}

const listText = (items: readonly string[]) => (items.length === 0 ? '' : JSON.stringify(items));

function extendedProperties(alert: Alert): Record<string, string> {
  const { rule, window, customDetails } = alert;
  return {
    'Query Period': formatTimespan(window.to - window.from),
    'Trigger Operator': rule.trigger?.operator ?? 'GreaterThan',
    'Trigger Threshold': String(rule.trigger?.threshold ?? 0),
    'Search Query Results Overall Count': String(alert.rows),
    Query: rule.query,
    'Query Start Time UTC': formatDatetime(window.from),
    'Query End Time UTC': formatDatetime(window.to),
    'Analytic Rule Ids': JSON.stringify([ruleIdOf(rule)]),
    'Analytic Rule Name': rule.name,
    'Event Grouping': rule.eventGrouping,
    ...(customDetails.size === 0 ? {} : { 'Custom Details': customDetailsText(customDetails) }),
  };
}

function incidentRow(incident: Incident, state: IncidentState): Values {
  const { alerts, time, status } = state;
  const [first] = alerts as readonly [Alert, ...Alert[]];
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const earliest = alerts.reduce((least, { start }) => (start < least ? start : least), first.start);
  const latest = alerts.reduce((most, { end }) => (end > most ? end : most), first.end);
  const isClosed = status === 'Closed';
  const modified = incident.states.find((other) => other.time > incident.created);
  return {
    AdditionalData: {
      alertsCount: alerts.length,
      bookmarksCount: 0,
      commentsCount: 0,
      alertProductNames: ['Azure Sentinel'],
      tactics: distinct(alerts.flatMap(({ tactics }) => tactics)),
      techniques: distinct(alerts.flatMap(({ techniques }) => techniques)),
    },
    AlertIds: alerts.map(({ id }) => id),
    BookmarkIds: [],
    Classification: isClosed ? 'Undetermined' : '',
    ClosedTime: isClosed ? time : null,
    Comments: [],
    CreatedTime: incident.created,
    Description: first.description,
    FirstActivityTime: earliest,
    FirstModifiedTime: modified === undefined || modified.time > time ? null : modified.time,
    IncidentName: incident.id,
    IncidentNumber: incident.number,
    Labels: [],
    LastActivityTime: latest,
    LastModifiedTime: time,
    ModifiedBy: isClosed ? 'kqlocal' : 'Incident created from alert',
    Owner: { objectId: null, email: null, assignedTo: null, userPrincipalName: null },
    ProviderIncidentId: String(incident.number),
    ProviderName: 'Azure Sentinel',
    RelatedAnalyticRuleIds: [ruleIdOf(incident.rule)],
    Severity: severityOfAlerts(alerts),
    SourceSystem: 'Azure',
    Status: status,
    TimeGenerated: time,
    Title: incident.title,
    Type: 'SecurityIncident',
  };
}
