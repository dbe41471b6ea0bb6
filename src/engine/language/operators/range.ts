import { RunError } from '../../diagnostics/query-error.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { isSummable, widest } from '../../plan/types.js';
import { batchesOf } from '../../run/rows.js';
import type { Expression, Name, OperatorNode } from '../../syntax/tree.js';
import type { ScalarType, Value } from '../../values/types.js';
import { defineOperator } from '../define.js';

interface RangeNode extends OperatorNode {
  readonly name: Name;
  readonly from: Expression;
  readonly to: Expression;
  readonly step: Expression;
}

interface RangePlan extends Plan {
  readonly from: Expr;
  readonly to: Expr;
  readonly step: Expr;
}

export default defineOperator<RangeNode, RangePlan>({
  name: 'range',
  position: 'source',
  summary: 'Gives a column of values from the first to the last, both included where the step meets them.',
  source: 'https://learn.microsoft.com/kusto/query/range-operator',
  examples: [{ kql: 'range x from 1 to 5 step 2', rows: [[1], [3], [5]] }],

  parse(parser) {
    const name = parser.name('a column name');
    parser.expect('from');
    const from = parser.expression();
    parser.expect('to');
    const to = parser.expression();
    parser.expect('step');
    return { name, from, to, step: parser.expression() };
  },

  bind(node, _input, scope, binder) {
    const [from, to, step] = [node.from, node.to, node.step].map((e) => binder.expression(e, scope.withRow(null))) as [
      Expr,
      Expr,
      Expr,
    ];
    const type = rangeType(from.type, to.type, step.type);
    if (type === null && ![from, to, step].some((e) => binder.isUnchecked(e))) {
      binder.error(
        'KS106',
        `no range goes from ${from.type} to ${to.type} by ${step.type}`,
        node.keywordSpan,
        'numbers go by numbers, datetimes and timespans by timespans',
      );
    }
    const stepType = type === 'datetime' ? 'timespan' : (type ?? step.type);
    return {
      op: 'range',
      inputs: [],
      columns: [{ name: node.name.name, type: type ?? from.type }],
      open: false,
      ordered: true,
      from: convertTo(type ?? from.type, from),
      to: convertTo(type ?? to.type, to),
      step: convertTo(stepType, step),
    } as RangePlan;
  },

  *run(plan, context) {
    const [column] = plan.columns;
    if (column === undefined) return;
    const bounds = [plan.from, plan.to, plan.step].map((expr) => context.constant(expr));
    yield* batchesOf([column], values(bounds), context.options.batchRows);
  },
});

/** The type of the column; null where the three do not go together. */
function rangeType(from: ScalarType, to: ScalarType, step: ScalarType): ScalarType | null {
  if (from === 'datetime' || to === 'datetime') return from === to && step === 'timespan' ? 'datetime' : null;
  if ([from, to, step].every((t) => t === 'timespan')) return 'timespan';
  if (![from, to, step].every((t) => isSummable(t) && t !== 'timespan')) return null;
  const type = widest([from, to, step]);
  return type === 'int' ? 'long' : type;
}

function* values([from, to, step]: readonly Value[]): Iterable<[Value]> {
  if (from === null || to === null || step === null) return;
  if (typeof from === 'bigint') yield* steps(from, to as bigint, step as bigint, 0n);
  else if (typeof from === 'number') yield* steps(from, to as number, step as number, 0);
  else throw new RunError('KQ110', "'range' goes over int, long, real, datetime and timespan");
}

/** The bounds and the step are of one type, which the binder has seen to. */
function* steps<T extends bigint | number>(from: T, to: T, step: T, zero: T): Iterable<[T]> {
  if (step === zero) throw new RunError('KQ110', "the step of 'range' is zero");
  // Values are counted from the start, so that errors of real steps do not add up.
  for (let i = 0; ; i++) {
    const value = (
      typeof from === 'bigint' ? from + (step as bigint) * BigInt(i) : (from as number) + (step as number) * i
    ) as T;
    if (step > zero ? value > to : value < to) return;
    yield [value];
  }
}
