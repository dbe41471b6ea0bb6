// Rule files, and rules run on a database.

export { loadRule, ruleFiles } from './load.js';
export { bundledRules } from './library.js';
export { type Rule, RuleError, queryTextOf } from './rule.js';
export { newestEvent, type RuleRun, runRule } from './run.js';
