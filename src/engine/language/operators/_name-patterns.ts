// Names and patterns of columns, as `project-away Device*` takes them.

import type { Binder } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Name, WildcardName } from '../../syntax/tree.js';

/** A pattern with `*` as a test of names. */
export function wildcardTest(pattern: string, ignoreCase = false): (name: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const regex = new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
  return (name) => regex.test(name);
}

/** The columns that a name or pattern stands for, in the input's order. */
export function matchingColumns(pattern: Name | WildcardName, input: Plan, scope: Scope, binder: Binder): string[] {
  if (pattern.kind === 'wildcard') return input.columns.map((c) => c.name).filter(wildcardTest(pattern.pattern));
  const found = binder.column(pattern, scope.withRow(input));
  return found === null ? [] : [found.name];
}
