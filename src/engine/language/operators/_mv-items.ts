// The columns that `mv-expand` and `mv-apply` take apart: `x = Targets to typeof(string), Names limit 10`.

import type { Binder } from '../../plan/binder.js';
import type { Expr, Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, NamedExpression, OperatorParameter } from '../../syntax/tree.js';
import type { Column, ScalarType } from '../../values/types.js';
import { bindItems } from './_items.js';
import { parameterText, wordParameter } from './_parameters.js';

export interface MvItemNode {
  readonly item: NamedExpression;
  /** what stands in `to typeof(…)` */
  readonly type: ScalarType | null;
}

export interface MvItemsNode {
  readonly parameters: readonly OperatorParameter[];
  readonly items: readonly MvItemNode[];
  readonly limit: Expression | null;
}

/** A column of which each element becomes a row. */
export interface MvItem {
  readonly name: string;
  readonly expr: Expr;
  /** the type that the elements are converted to */
  readonly type: ScalarType;
}

export interface Expansion {
  readonly items: readonly MvItem[];
  /** whether a property of a bag becomes a bag of one property, or an array of its key and its value */
  readonly bags: 'bag' | 'array';
  /** the column that numbers the elements of a row from 0 */
  readonly itemIndex: string | null;
  /** rows that one row becomes at most; null for no limit */
  readonly limit: Expr | null;
  /** the columns of the input with those of the elements */
  readonly columns: readonly Column[];
}

export function parseMvItems(parser: Parser): MvItemsNode {
  const parameters = parser.parameters('kind', 'bagexpansion', 'with_itemindex');
  const items = parser.list(() => parseMvItem(parser));
  const limit = parser.accept('limit') === null ? null : parser.expression();
  return { parameters, items, limit };
}

function parseMvItem(parser: Parser): MvItemNode {
  const item = parser.named();
  if (parser.accept('to') === null) return { item, type: null };
  const target = parser.primary();
  const type = target.kind === 'typeof' ? target.types[0]?.type : undefined;
  if (type === undefined) parser.fail('KS005', "expected a type after 'to'", target.span, 'write `to typeof(string)`');
  return { item, type };
}

export function bindExpansion(node: MvItemsNode, input: Plan, scope: Scope, binder: Binder): Expansion {
  const bound = bindItems(
    node.items.map(({ item }) => item),
    input,
    scope,
    binder,
    'extend',
  );
  const items = bound.map(({ name, expr }, i) => {
    if (expr.type !== 'dynamic' && !binder.isUnchecked(expr)) {
      const hint = expr.type === 'string' ? 'parse or split the text first: `parse_json(…)`, `split(…)`' : null;
      const span = node.items[i]?.item.expression.span ?? { start: 0, end: 0 };
      binder.error('KS141', `only a dynamic value can be expanded, found ${expr.type}`, span, hint);
    }
    return { name, expr, type: node.items[i]?.type ?? 'dynamic' };
  });
  const columns = new Map(input.columns.map((c) => [c.name, c]));
  for (const { name, type } of items) columns.set(name, { name, type });
  const itemIndex = indexName(node.parameters, [...columns.keys()]);
  if (itemIndex !== null) columns.set(itemIndex, { name: itemIndex, type: 'long' });
  const kind = ['kind', 'bagexpansion'].map((name) => wordParameter(node.parameters, name, ['bag', 'array'], binder));
  const limit = node.limit === null ? null : binder.typed(node.limit, 'long', scope.withRow(null));
  return { items, bags: kind.includes('array') ? 'array' : 'bag', itemIndex, limit, columns: [...columns.values()] };
}

function indexName(parameters: readonly OperatorParameter[], taken: readonly string[]): string | null {
  const name = parameterText(parameters, 'with_itemindex');
  return name === null ? null : new UniqueNames(taken).add(name);
}
