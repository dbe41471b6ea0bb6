// Rule files, and rules run on a database.

export { checkRuleFile, checkText, type Finding } from './check.js';
export { loadFunctions } from './functions.js';
export { bundledRules } from './library.js';
export { loadRule, ruleFiles } from './load.js';
export { queryAsRule } from './query-rule.js';
export { replaceQuery } from './replace-query.js';
export { queryTextOf, type Rule, RuleError } from './rule.js';
export { newestEvent, type RuleRun, runRule } from './run.js';
export { databaseSchema, knownSchema } from './schema.js';
