import { isConstant } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import { isArray } from '../../values/dynamic.js';
import { defineOperator } from '../define.js';
import { wildcardTest } from './_name-patterns.js';
import { pickPlan } from './project.js';

interface ProjectByNamesNode extends OperatorNode {
  readonly names: readonly Expression[];
}

export default defineOperator<ProjectByNamesNode, never>({
  name: 'project-by-names',
  summary:
    'Keeps the columns whose names are given as texts, arrays of texts or patterns, in that order; names that no column has are passed over.',
  source: 'https://learn.microsoft.com/kusto/query/project-by-names-operator',
  examples: [{ kql: 'print a = 1, b1 = 2, b2 = 3 | project-by-names "b*", dynamic(["a", "z"])', rows: [[2, 3, 1]] }],

  parse: (parser) => ({ names: parser.list(() => parser.expression()) }),

  bind(node, input, scope, binder) {
    const chosen = new Set<string>();
    let known = true;
    for (const expression of node.names) {
      const texts = textsOf(expression, input, scope, binder);
      if (texts === null) known = false;
      for (const text of texts ?? []) {
        for (const { name } of input.columns.filter((c) => wildcardTest(text)(c.name))) chosen.add(name);
      }
    }
    const plan = pickPlan(
      input,
      [...chosen].map((name) => [name, name]),
    );
    return known ? plan : { ...plan, open: true };
  },
});

/** The texts of a constant; null where only a run can know them. */
function textsOf(node: Expression, input: Plan, scope: Scope, binder: Binder): string[] | null {
  const expr = binder.expression(node, scope.withRow(input));
  if (binder.isUnchecked(expr)) return null;
  if (!isConstant(expr)) {
    binder.error('KS143', 'the names have to be constants', node.span, 'write them as texts: `"Name"`');
    return null;
  }
  const value = binder.constantOf(expr);
  if (typeof value === 'string') return [value];
  // The values of an array inside a dynamic.
  if (Array.isArray(value) && isArray(value)) return value.filter((item) => typeof item === 'string');
  return value === undefined ? null : [];
}
