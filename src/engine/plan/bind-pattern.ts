// Patterns: `declare pattern` gives tables for texts, and a call stands for the table that its texts name.

import type { Call, Expression, PatternMatch } from '../syntax/tree.js';
import type { Binder, Bound } from './binder.js';
import { constant } from './plan.js';
import { type PatternValue, Scope } from './scope.js';

/**
 * What `P("a")`, or `P("a").b` for a pattern with a path, stands for; null where the name is no pattern that is called so.
 * See https://learn.microsoft.com/kusto/query/pattern-statement.
 */
export function bindPatternCall(call: Call, path: string | null, scope: Scope, binder: Binder): Bound | null {
  if (call.target !== null) return null;
  const { name, span } = call.name;
  const pattern = scope.lookup(name);
  if (pattern?.kind !== 'pattern' || (path !== null && pattern.statement.path === null)) return null;
  const texts = callTexts(pattern, call, binder);
  if (texts === null) return { kind: 'broken' };
  const match = pattern.statement.matches.find(
    ({ values, path: wanted }) =>
      values.every((value, i) => textOf(value) === texts[i]) &&
      (wanted === null ? path === null : textOf(wanted) === path),
  );
  if (match === undefined) {
    const called = `${name}(${texts.map((text) => `'${text}'`).join(', ')})${path === null ? '' : `.['${path}']`}`;
    binder.error(
      'KS188',
      `the pattern has nothing for ${called}`,
      call.span,
      'add it to the declaration of the pattern',
    );
    return { kind: 'broken' };
  }
  return binder.calls.enter(name, span, binder, () => bindBody(pattern, match, texts, path, binder));
}

/** The texts that the pattern is called with; null where they do not fit, which has been reported. */
function callTexts({ statement }: PatternValue, call: Call, binder: Binder): string[] | null {
  const wanted = statement.parameters.length;
  if (call.args.length !== wanted && statement.matches.length > 0) {
    const words = `${wanted} argument${wanted === 1 ? '' : 's'}`;
    binder.error('KS118', `the pattern '${call.name.name}' takes ${words}, found ${call.args.length}`, call.span);
    return null;
  }
  const texts = call.args.map(({ expression }) => textOf(expression));
  if (texts.every((text) => text !== null)) return texts;
  const wrong = call.args[texts.indexOf(null)] ?? call;
  binder.error('KS131', 'a pattern is called with text literals', wrong.span);
  return null;
}

/** The text of a literal; null for any other expression. */
export function textOf(node: Expression): string | null {
  return node.kind === 'literal' && typeof node.value === 'string' ? node.value : null;
}

/** The body, in which the parameters stand for the texts. */
function bindBody(
  { statement, scope }: PatternValue,
  { body }: PatternMatch,
  texts: readonly string[],
  path: string | null,
  binder: Binder,
): Bound {
  const inner = new Scope(scope);
  const parameters = statement.path === null ? statement.parameters : [...statement.parameters, statement.path];
  const values = path === null ? texts : [...texts, path];
  parameters.forEach(({ name }, i) => {
    inner.declare(name, { kind: 'scalar', expr: constant('string', values[i] ?? '') });
    inner.lookup(name.name);
  });
  binder.statements(body.statements, inner, binder);
  return body.body === null ? { kind: 'broken' } : binder.any(body.body, inner);
}
