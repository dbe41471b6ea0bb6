// Rule files, and rules run on a database.

export { bundledRules } from './library.js';
export { checkRuleFile, checkText, type Finding } from './check.js';
export { loadFunctions } from './functions.js';
export { databaseSchema, knownSchema } from './schema.js';
export { loadRule, ruleFiles } from './load.js';
export { queryTextOf, type Rule, RuleError } from './rule.js';
export { newestEvent, type RuleRun, runRule } from './run.js';
