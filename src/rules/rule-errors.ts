/** Errors of queries, exclusions, values, limits and of what a query names beside tables. */
const OF_RULES: ReadonlySet<string> = new Set([
  'QueryError',
  'RuleError',
  'RunError',
  'ValueError',
  'RegexError',
  'WorkspaceError',
]);

/** Whether an error is one rule's own, which keeps no other from being run. */
export const isOfRule = (error: unknown): error is Error => error instanceof Error && OF_RULES.has(error.name);
