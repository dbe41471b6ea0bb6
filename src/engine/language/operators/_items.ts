// The items of `extend`, `project`, `print`, `distinct` and their like: expressions with given or default names.

import type { Binder } from '../../plan/binder.js';
import { constant, type Expr, type Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { NamedExpression } from '../../syntax/tree.js';

export interface ProjectItem {
  readonly name: string;
  readonly expr: Expr;
}

type Place = 'extend' | 'project' | 'print' | 'by';

/**
 * Binds the items in order. Unnamed ones take the name of what they read, or a number (`Column1`, `print_0`). Where `extend` defines a column of the
 * input again it replaces it; two new columns never share a name.
 */
export function bindItems(items: readonly NamedExpression[], input: Plan | null, scope: Scope, binder: Binder, place: Place): ProjectItem[] {
  const row = scope.withRow(input ?? { columns: [], open: false, ordered: false });
  const bound: ProjectItem[] = [];
  const names = new UniqueNames();
  const taken = new UniqueNames(place === 'extend' ? input?.columns.map((c) => c.name) : []);
  items.forEach((item, i) => {
    if (item.expression.kind === 'star' && place === 'project' && input !== null) {
      for (const { name, type } of input.columns) bound.push({ name: names.add(name), expr: { kind: 'column', name, type } });
      return;
    }
    const expr = binder.expression(item.expression, row);
    if (item.tuple) {
      bound.push(...tupleItems(item, expr, names, binder));
      return;
    }
    const given = item.names[0];
    if (given !== undefined && names.has(given.name) && place !== 'print') {
      binder.error('KS108', `the column '${given.name}' is defined twice`, given.span, 'give one of them another name');
    }
    const fallback = place === 'print' ? `print_${i}` : null;
    const name = given?.name ?? (place === 'print' ? fallback : binder.nameOf(item));
    bound.push({ name: name === null || name === '' ? numbered(names, taken) : names.add(name), expr });
  });
  return bound;
}

/** `Column1`, `Column2`, …: the first that no column has. */
function numbered(names: UniqueNames, taken: UniqueNames): string {
  for (let i = 1; ; i++) {
    const name = `Column${i}`;
    if (!names.has(name) && !taken.has(name)) return names.add(name);
  }
}

/** `(a, b) = f()` takes an array apart. */
function tupleItems(item: NamedExpression, expr: Expr, names: UniqueNames, binder: Binder): ProjectItem[] {
  if (expr.type !== 'dynamic') binder.error('KS107', `several names need an array to take apart, found ${expr.type}`, item.expression.span);
  return item.names.map((name, i) => ({
    name: names.add(name.name),
    expr: { kind: 'call', type: 'dynamic', function: '[]', overload: 0, args: [expr, constant('long', BigInt(i))] },
  }));
}
