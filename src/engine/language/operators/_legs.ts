// The tables that `union`, `search` and `find` name: `T, (U | where …), Device*`.

import type { Binder } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name, Star, WildcardName } from '../../syntax/tree.js';
import { wildcardTest } from './_name-patterns.js';
import type { AsPlan } from './as.js';

/** A table with the name that the result gives it. */
export interface Leg {
  readonly plan: Plan;
  readonly name: string;
}

/** A table, or a pattern of names of tables. */
export function parseLeg(parser: Parser): Expression {
  const isPattern = parser.at('*') || (parser.peek().kind === 'name' && parser.at('*', 1) && parser.touches(1));
  return isPattern ? parser.namePattern() : parser.primary();
}

/** @param unnamed what a table is called that has no name of its own */
export function bindLegs(node: Expression, unnamed: string, fuzzy: boolean, scope: Scope, binder: Binder): Leg[] {
  if (node.kind === 'wildcard' || node.kind === 'star') return wildcardLegs(node, fuzzy, scope, binder);
  if (fuzzy && isMissing(rootOf(node), scope, binder)) return [];
  const plan = binder.table(node, scope.withRow(null));
  // Only `as` makes plans of its name.
  if (plan.op === 'as') return [{ plan, name: (plan as AsPlan).name }];
  const named = node.kind === 'name' && (plan.op === 'scan' || scope.lookup(node.name)?.kind === 'function');
  return [{ plan, name: named ? node.name : unnamed }];
}

/** What a tabular expression begins with: the table or function before its first step. */
function rootOf(node: Expression): Expression {
  return node.kind === 'query' && node.source.kind !== 'operator' ? rootOf(node.source) : node;
}

/** Whether a table or function is known to nobody, which `isfuzzy` passes over. */
function isMissing(root: Expression, scope: Scope, binder: Binder): boolean {
  const name = root.kind === 'name' ? root.name : root.kind === 'call' && root.target === null ? root.name.name : null;
  if (name === null || scope.lookup(name) !== undefined || binder.schema.function?.(name) !== undefined) return false;
  if (root.kind === 'name') return binder.databaseTable(name) === null;
  const { language } = binder;
  return language.tableFunction(name) === undefined && language.scalar(name) === undefined;
}

/** The tables of the database and the views of the query that match. */
function wildcardLegs(node: WildcardName | Star, fuzzy: boolean, scope: Scope, binder: Binder): Leg[] {
  const matches = node.kind === 'star' ? () => true : wildcardTest(node.pattern);
  const tables = [...binder.schema.tableNames()].filter(matches);
  const views = scope.names().filter((name) => matches(name) && isView(name, scope));
  const legs = [...tables, ...views].map((name) => {
    const reference: Name = { kind: 'name', name, bracketed: true, span: node.span };
    return { plan: binder.table(reference, scope.withRow(null)), name };
  });
  const pattern = node.kind === 'star' ? '*' : node.pattern;
  if (legs.length === 0 && !fuzzy) binder.error('KS204', `no table matches '${pattern}'`, node.span);
  return legs;
}

function isView(name: string, scope: Scope): boolean {
  const binding = scope.lookup(name);
  return binding?.kind === 'function' && binding.declaration.view;
}
