// Rule files, and rules run on a database.

export { checkRuleFile, checkText, type Finding } from './check.js';
export type { ExclusionOutcome, RuleExclusion } from './exclusions/exclusion.js';
export { type ExclusionFile, exclusionFiles, exclusionsOf } from './exclusions/load-exclusions.js';
export { bundledRules } from './library.js';
export { isQueryFile, isYamlFile, loadRule, loadRules, ruleFiles } from './load.js';
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
export { replaceQuery } from './replace-query.js';
export { type RuleReport, reportRule } from './report.js';
export { queryTextOf, type Rule, RuleError, type RuleKind } from './rule.js';
export { newestEvent, type RuleRun, type RunRuleOptions, runRule } from './run.js';
export { databaseSchema, knownSchema } from './schema.js';
