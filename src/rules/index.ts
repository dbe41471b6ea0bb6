// Rule files, and rules run on a database.

export { AskedWatchlists } from './asked-watchlists.js';
export { checkRuleFiles, checkText } from './check.js';
export type { ExclusionOutcome, RuleExclusion } from './exclusions/exclusion.js';
export { type ExclusionFile, exclusionFiles, exclusionsOf } from './exclusions/load-exclusions.js';
export { parseDuration } from './files/duration.js';
export type { Finding } from './finding.js';
export { bundledPath, bundledRules } from './library.js';
export {
  isQueryFile,
  isRuleFile,
  isYamlFile,
  loadRule,
  loadRules,
  type NamedRules,
  ruleFiles,
  rulesNamed,
  rulesOfText,
} from './load.js';
export type {
  AggregationKind,
  AlertDetailsOverride,
  CustomDetail,
  DynamicProperty,
  EntityMapping,
  FieldMapping,
  ImpactedAsset,
} from './model/alert.js';
export type { DataConnector } from './model/data-connector.js';
export {
  DEFAULT_INCIDENT_CONFIGURATION,
  type GroupingConfiguration,
  type IncidentConfiguration,
  type MatchingMethod,
} from './model/incident.js';
export type { Schedule, Trigger, TriggerOperator } from './model/schedule.js';
export { queryAsRule } from './query-rule.js';
export { type OptionsOfRule, readTogether, reportRules } from './read-together.js';
export { replaceQuery } from './replace-query.js';
export { type RuleReport, reportRule, timesSeen } from './report.js';
export { type RuleRequirements, ruleRequirements, type TableRequirement, whatIsMissing } from './requirements.js';
export { queryTextOf, type Rule, RuleError, type RuleKind } from './rule.js';
export { newestEvent, type RuleRun, type RunRuleOptions, runRule } from './run.js';
export { databaseSchema, knownSchema, type RuleSchema } from './schema.js';
export { alertTable, incidentTable, type RowsOfTable } from './simulate/alert-tables.js';
export { type Alert, alertsOf, triggers } from './simulate/alerts.js';
export type { BlindSpot, DoubleAlert, EventReference } from './simulate/coverage.js';
export { type DelayModel, parseDelayModel } from './simulate/delay-model.js';
export type { Entity } from './simulate/entities.js';
export type { Incident, IncidentState } from './simulate/incidents.js';
export { type SimulatedRule, type SimulateOptions, type Simulation, simulate } from './simulate/simulate.js';
export { storeSimulation } from './simulate/store-simulation.js';
export type { TimeRange } from './time-range.js';
