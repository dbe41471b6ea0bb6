// The items of `extend`, `project`, `print`, `distinct` and their like: expressions with given or default names.

import type { Binder } from '../../plan/binder.js';
import type { Expr, Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, NamedExpression } from '../../syntax/tree.js';
import { misnamedColumns, namedColumns, severalColumns } from './_several.js';

export interface ProjectItem {
  readonly name: string;
  readonly expr: Expr;
}

type Place = 'extend' | 'project' | 'distinct' | 'print' | 'by';

/**
 * Binds the items in order. Unnamed ones take the name of what they read, or a number (`Column1`, `print_0`). Where `extend` defines a column of the
 * input again it replaces it; two new columns never share a name.
 */
export function bindItems(
  items: readonly NamedExpression[],
  input: Plan | null,
  scope: Scope,
  binder: Binder,
  place: Place,
): ProjectItem[] {
  const row = scope.withRow(input ?? { columns: [], open: false, ordered: false });
  const bound: ProjectItem[] = [];
  const names = new UniqueNames();
  const taken = new UniqueNames(place === 'extend' ? input?.columns.map((c) => c.name) : []);
  items.forEach((item, i) => {
    if (item.expression.kind === 'star' && place === 'distinct' && input !== null) {
      for (const { name, type } of input.columns)
        bound.push({ name: names.add(name), expr: { kind: 'column', name, type } });
      return;
    }
    const expr = binder.expression(item.expression, row);
    const several = severalColumns(item.expression, expr, binder);
    if (several !== null && (place !== 'print' || item.tuple || (several.length > 1 && item.names.length === 0))) {
      // `extend` with names adds what it names; `project` has the rest under their own names.
      const wanted = place === 'extend' && item.names.length > 0 ? several.slice(0, item.names.length) : several;
      bound.push(...namedColumns(item, wanted, names, taken, binder));
      return;
    }
    if (item.tuple) {
      bound.push(...misnamedColumns(item, expr, names, binder));
      return;
    }
    const given = item.names[0];
    if (given !== undefined && names.has(given.name) && place !== 'print') {
      binder.error('KS108', `the column '${given.name}' is defined twice`, given.span, 'give one of them another name');
    }
    const value = several?.[0]?.expr ?? expr;
    const fallback =
      place === 'print' ? `print_${i}` : (binder.nameOf(item) ?? columnNamed(item.expression, row, binder));
    const name = given?.name ?? fallback;
    bound.push({ name: name === null || name === '' ? numbered(names, taken) : names.add(name), expr: value });
  });
  return bound;
}

/** `column_ifexists("a", 0)` is called `a` where there is such a column. */
function columnNamed(expression: Expression, row: Scope, binder: Binder): string | null {
  if (expression.kind !== 'call' || binder.language.scalar(expression.name.name)?.naming !== 'named-column')
    return null;
  const [name] = expression.args;
  const text = name === undefined ? null : binder.constantText(binder.expression(name.expression, row));
  return text !== null && row.column(text) !== undefined ? text : null;
}

/** `Column1`, `Column2`, …: the first that no column has. */
function numbered(names: UniqueNames, taken: UniqueNames): string {
  for (let i = 1; ; i++) {
    const name = `Column${i}`;
    if (!names.has(name) && !taken.has(name)) return names.add(name);
  }
}

/** Rows cannot be told apart by dynamic values; the columns of a table that is not known in full may be of another type. */
export function refuseDynamicKeys(
  keys: readonly ProjectItem[],
  places: readonly NamedExpression[],
  input: Plan,
  binder: Binder,
  code: 'KS116' | 'KS140' = 'KS116',
): void {
  for (const [i, { expr }] of keys.entries()) {
    if (expr.type !== 'dynamic' || input.open || binder.isUnchecked(expr)) continue;
    const place = places[i] ?? places.at(-1);
    if (place === undefined) continue;
    const hint = 'group by a scalar of it: `tostring(…)`';
    binder.error(code, 'rows cannot be grouped by a dynamic value', place.span, hint);
  }
}
