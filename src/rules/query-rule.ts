import { DEFAULT_INCIDENT_CONFIGURATION } from './model/incident.js';
import type { Rule } from './rule.js';

/** A bare query as a rule. */
export function queryAsRule(file: string, query: string): Rule {
  return {
    file,
    id: null,
    name: file,
    version: null,
    description: '',
    kind: 'query',
    enabled: true,
    severity: null,
    tactics: [],
    techniques: [],
    requiredDataConnectors: [],
    dataTypes: [],
    query,
    schedule: null,
    trigger: null,
    entityMappings: [],
    entitiesColumns: [],
    impactedAssets: [],
    customDetails: [],
    alertDetailsOverride: null,
    eventGrouping: 'SingleAlert',
    suppression: null,
    incidentConfiguration: DEFAULT_INCIDENT_CONFIGURATION,
    place: (line) => ({ line, column: 0 }),
    notes: [],
    source: null,
  };
}
