import type { Span } from '../../diagnostics/diagnostic.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { type Condition, conditionsOf, isMet } from '../../run/filters.js';
import { Selection } from '../../run/selection.js';
import { ordinaryBatches } from '../../run/whole-table.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import { defineOperator } from '../define.js';

interface WhereNode extends OperatorNode {
  readonly predicate: Expression;
  /** the sign of `name = condition`: the grammar lets a condition have a name, which nothing reads */
  readonly equalsSpan: Span | null;
}

export interface WherePlan extends Plan {
  readonly predicate: Expr;
}

export default defineOperator<WhereNode, WherePlan>({
  name: 'where',
  aliases: ['filter'],
  summary: 'Keeps the rows for which the condition is true; rows for which it is false or null are left out.',
  source: 'https://learn.microsoft.com/kusto/query/where-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | where x % 2 == 0', rows: [[2], [4]] }],

  parse(parser) {
    parser.parameters();
    const position = parser.position;
    const equals = parser.tryName() === null ? null : parser.accept('=');
    if (equals === null) parser.rewind(position);
    return { predicate: parser.expression(), equalsSpan: equals };
  },

  bind({ predicate, equalsSpan }, input, scope, binder) {
    const inner = scope.withRow(input);
    if (equalsSpan === null) return wherePlan(input, binder.predicate(predicate, inner));
    const named = binder.expression(predicate, inner);
    if (named.type !== 'bool' && !binder.isUnchecked(named)) {
      binder.error(
        'KS198',
        "'=' gives a name and does not compare",
        equalsSpan,
        'compare with `==`, or with `=~` where the case of letters does not matter',
      );
      return wherePlan(input, binder.unchecked('bool'));
    }
    binder.warning('KQ207', "'=' does not compare: the condition is what follows it", equalsSpan, 'compare with `==`');
    return wherePlan(input, convertTo('bool', named));
  },

  *run(plan, context, filters) {
    const [input] = plan.inputs as [Plan];
    const conditions = conditionsOf(plan.predicate, context);
    const asked = [...filters, ...conditions.flatMap(({ filter }) => filter ?? [])];
    const exprs = conditions.map(({ expr }) => expr);
    for (const whole of ordinaryBatches(input, exprs, context, asked)) {
      let batch = whole;
      let selection = new Selection(batch);
      // The conjuncts are taken one by one, so that later ones are evaluated for the rows that are left only.
      let pending = conditions.filter((condition) => !isMet(condition, whole));
      while (pending.length > 0 && selection.length > 0) {
        const next = nextOf(pending, whole, context);
        pending = pending.filter((condition) => condition !== next);
        if (!context.evaluator.isCheapForAll(next.expr, batch, selection.length)) {
          batch = selection.batch();
          selection = new Selection(batch);
        }
        selection.narrow(context.evaluate(next.expr, batch));
      }
      yield selection.batch();
    }
  },
});

/** The first condition, or one behind it that is evaluated for nothing. Those with filters compare a column, which never fails: they may change places. */
function nextOf(pending: readonly Condition[], batch: Batch, { evaluator }: RunContext): Condition {
  for (const condition of pending) {
    if (condition.filter === null) break;
    if (evaluator.isQuick(condition.expr, batch)) return condition;
  }
  return pending[0] as Condition; // there is one
}

export function wherePlan(input: Plan, predicate: Expr): WherePlan {
  return { op: 'where', inputs: [input], columns: input.columns, open: input.open, ordered: input.ordered, predicate };
}
