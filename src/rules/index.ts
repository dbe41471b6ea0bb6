// Rule files, and rules run on a database.

export { bundledRules } from './library.js';
export { loadRule, ruleFiles } from './load.js';
export { queryTextOf, type Rule, RuleError } from './rule.js';
export { newestEvent, type RuleRun, runRule } from './run.js';
