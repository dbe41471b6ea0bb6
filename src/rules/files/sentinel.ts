// Rules of Microsoft Sentinel: analytic (Scheduled, NRT) and hunting, in the keys of its content repository and of its API.
// https://learn.microsoft.com/azure/sentinel/sentinel-analytic-rules-creation
// https://learn.microsoft.com/rest/api/securityinsights/alert-rules/create-or-update

import type { AlertDetailsOverride, CustomDetail, EntityMapping } from '../model/alert.js';
import type { DataConnector } from '../model/data-connector.js';
import { DEFAULT_INCIDENT_CONFIGURATION, type IncidentConfiguration, MATCHING_METHODS } from '../model/incident.js';
import type { Schedule, Trigger, TriggerOperator } from '../model/schedule.js';
import type { Rule, RuleKind } from '../rule.js';
import type { Keys } from './keys.js';
import { severityOf } from './severity.js';

type FromKeys = Omit<Rule, 'file' | 'name' | 'query' | 'place' | 'notes' | 'impactedAssets' | 'source'>;

/**
 * What the keys of a rule say of it; the rest is the reader's of its file.
 * @param kindName `Scheduled` or `NRT`, in any case
 */
export function sentinelRule(keys: Keys, kindName: string | null): FromKeys {
  const requiredDataConnectors = keys.parts('requiredDataConnectors').map(connectorOf);
  const kind = kindOf(keys, kindName);
  return {
    id: keys.text('id'),
    version: keys.text('version', 'templateVersion'),
    description: keys.text('description', 'description-detailed', 'description_detailed') ?? '',
    kind,
    enabled: keys.flag('enabled') ?? true,
    severity: severityOf(keys.text('severity')),
    tactics: keys.list('tactics'),
    techniques: keys.list('relevantTechniques', 'techniques'),
    requiredDataConnectors,
    // Published rules often lose the indentation of this key, which makes it one of the document.
    dataTypes: [
      ...new Set([...requiredDataConnectors.flatMap((connector) => connector.dataTypes), ...keys.list('dataTypes')]),
    ],
    schedule: kind === 'scheduled' ? scheduleOf(keys) : null,
    trigger: triggerOf(keys),
    entityMappings: keys.parts('entityMappings').map(entityMappingOf),
    entitiesColumns: keys.parts('sentinelEntitiesMappings').flatMap((mapping) => mapping.text('columnName') ?? []),
    customDetails: customDetailsOf(keys.part('customDetails')),
    alertDetailsOverride: overrideOf(keys),
    eventGrouping: groupingKindOf(keys),
    suppression: keys.flag('suppressionEnabled') === true ? keys.duration('suppressionDuration') : null,
    incidentConfiguration: incidentConfigurationOf(keys.part('incidentConfiguration')),
  };
}

function kindOf(keys: Keys, kindName: string | null): RuleKind {
  const kind = kindName?.toLowerCase();
  if (kind === 'scheduled' || kind === 'nrt') return kind;
  return keys.written('queryFrequency') === null ? 'hunting' : 'scheduled';
}

function connectorOf(connector: Keys): DataConnector {
  return { connectorId: connector.text('connectorId') ?? '', dataTypes: connector.list('dataTypes') };
}

function scheduleOf(keys: Keys): Schedule | null {
  const frequency = keys.duration('queryFrequency');
  const period = keys.duration('queryPeriod');
  return frequency === null || period === null ? null : { frequency, period };
}

const OPERATORS: ReadonlyMap<string, TriggerOperator> = new Map([
  ['gt', 'GreaterThan'],
  ['greaterthan', 'GreaterThan'],
  ['lt', 'LessThan'],
  ['lessthan', 'LessThan'],
  ['eq', 'Equal'],
  ['equal', 'Equal'],
  ['ne', 'NotEqual'],
  ['notequal', 'NotEqual'],
]);

export function triggerOperatorOf(text: string): TriggerOperator | null {
  return OPERATORS.get(text.toLowerCase()) ?? null;
}

function triggerOf(keys: Keys): Trigger | null {
  const operator = triggerOperatorOf(keys.text('triggerOperator') ?? '');
  const threshold = Number(keys.text('triggerThreshold') ?? Number.NaN);
  return operator === null || !Number.isInteger(threshold) ? null : { operator, threshold };
}

function entityMappingOf(mapping: Keys): EntityMapping {
  return {
    entityType: mapping.text('entityType') ?? '',
    fieldMappings: mapping
      .parts('fieldMappings')
      .map((field) => ({ identifier: field.text('identifier') ?? '', columnName: field.text('columnName') ?? '' })),
  };
}

function customDetailsOf(details: Keys): CustomDetail[] {
  return details.names().map((key) => ({ key, columnName: details.text(key) ?? '' }));
}

function overrideOf(keys: Keys): AlertDetailsOverride | null {
  if (keys.written('alertDetailsOverride') === null) return null;
  const override = keys.part('alertDetailsOverride');
  return {
    alertDisplayNameFormat: override.text('alertDisplayNameFormat'),
    alertDescriptionFormat: override.text('alertDescriptionFormat'),
    alertSeverityColumnName: override.text('alertSeverityColumnName'),
    alertTacticsColumnName: override.text('alertTacticsColumnName'),
    alertDynamicProperties: override.parts('alertDynamicProperties').map((property) => ({
      alertProperty: property.text('alertProperty') ?? '',
      value: property.text('value') ?? '',
    })),
  };
}

function groupingKindOf(keys: Keys): Rule['eventGrouping'] {
  const name = keys.written('eventGroupingSettings') === null ? 'eventGroupSettings' : 'eventGroupingSettings';
  const kind = keys.part(name).text('aggregationKind')?.toLowerCase();
  return kind === 'alertperresult' ? 'AlertPerResult' : 'SingleAlert';
}

function incidentConfigurationOf(incident: Keys): IncidentConfiguration {
  const standard = DEFAULT_INCIDENT_CONFIGURATION;
  const grouping = incident.part('groupingConfiguration');
  const method = grouping.text('matchingMethod', 'entitiesMatchingMethod')?.toLowerCase();
  return {
    createIncident: incident.flag('createIncident') ?? standard.createIncident,
    groupingConfiguration: {
      enabled: grouping.flag('enabled') ?? standard.groupingConfiguration.enabled,
      reopenClosedIncident:
        grouping.flag('reopenClosedIncident') ?? standard.groupingConfiguration.reopenClosedIncident,
      lookbackDuration: grouping.duration('lookbackDuration') ?? standard.groupingConfiguration.lookbackDuration,
      matchingMethod:
        MATCHING_METHODS.find((name) => name.toLowerCase() === method) ?? standard.groupingConfiguration.matchingMethod,
      groupByEntities: grouping.list('groupByEntities'),
      groupByAlertDetails: grouping.list('groupByAlertDetails'),
      groupByCustomDetails: grouping.list('groupByCustomDetails'),
    },
  };
}
