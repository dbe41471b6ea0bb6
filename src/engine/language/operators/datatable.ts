import { spanOf } from '../../diagnostics/diagnostic.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { batchesOf } from '../../run/rows.js';
import type { Parser } from '../../syntax/parser.js';
import type { ColumnDeclaration, Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { declaredColumns } from './_declared-columns.js';

interface DatatableNode extends OperatorNode {
  readonly schema: readonly ColumnDeclaration[];
  readonly values: readonly Expression[];
}

interface DatatablePlan extends Plan {
  /** row after row */
  readonly values: readonly Expr[];
}

/** A literal with or without a sign, or the name of a constant: no other expression may stand in a table. */
function parseValue(parser: Parser): Expression {
  const sign = parser.acceptAny('-', '+');
  const token = parser.peek();
  if (sign?.text === '-' && token.text === SMALLEST_LONG) {
    return { kind: 'literal', type: 'long', value: -BigInt(SMALLEST_LONG), span: spanOf(sign, parser.next()) };
  }
  const operand = parser.primary();
  return sign === null
    ? operand
    : { kind: 'unary', operator: sign.text === '-' ? '-' : '+', operand, span: spanOf(sign, operand.span) };
}

/** The one number that is a long only with its sign. */
const SMALLEST_LONG = '9223372036854775808';

export default defineOperator<DatatableNode, DatatablePlan>({
  name: 'datatable',
  position: 'expression',
  summary: 'A table written in the query: its columns, then its values row after row.',
  source: 'https://learn.microsoft.com/kusto/query/datatable-operator',
  examples: [
    {
      kql: 'datatable (a: long, b: string) [1, "x", 2, "y"]',
      rows: [
        [1, 'x'],
        [2, 'y'],
      ],
    },
  ],

  parse(parser) {
    parser.parameters();
    const schema = parser.bracketed('(', ')', () => parser.columnDeclaration());
    return { schema, values: parser.bracketed('[', ']', () => parseValue(parser), true) };
  },

  bind(node, _input, scope, binder) {
    const columns = declaredColumns(node.schema, binder);
    const width = columns.length;
    if (width === 0 || node.values.length % width !== 0) {
      binder.error('KS158', `${node.values.length} values do not fill rows of ${width} columns`, node.keywordSpan);
    }
    const values = node.values.map((value, i) => {
      const expr = binder.expression(value, scope.withRow(null));
      const type = columns[i % width]?.type ?? expr.type;
      return convertTo(type, expr);
    });
    return { op: 'datatable', inputs: [], columns, open: false, ordered: false, values } as DatatablePlan;
  },

  *run(plan, context) {
    const width = plan.columns.length;
    const rows = Array.from({ length: plan.values.length / width }, (_, r) =>
      plan.values.slice(r * width, (r + 1) * width).map((e) => context.constant(e)),
    );
    yield* batchesOf(plan.columns, rows, context.options.batchRows);
  },
});
