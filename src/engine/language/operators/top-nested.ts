import { isConstant } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import type { BoundAggregate } from '../../plan/language.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindAggregates } from './_aggregates.js';
import type { ProjectItem } from './_items.js';
import { nestedRows } from './_nested-rows.js';
import { parseDirection } from './_order.js';
import { bindRowCount } from './take.js';

interface LevelNode {
  /** null for all values */
  readonly count: Expression | null;
  readonly of: NamedExpression;
  readonly others: Expression | null;
  readonly by: NamedExpression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

interface TopNestedNode extends OperatorNode {
  readonly levels: readonly LevelNode[];
}

/** What is counted at one depth: the best values within each value of the level before. */
export interface Level {
  readonly count: Expr | null;
  readonly of: ProjectItem;
  /** what stands for all values that are not among the best; null where they are left out */
  readonly others: Expr | null;
  readonly aggregates: readonly BoundAggregate[];
  readonly by: ProjectItem;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface TopNestedPlan extends Plan {
  readonly levels: readonly Level[];
}

export default defineOperator<TopNestedNode, TopNestedPlan>({
  name: 'top-nested',
  summary: 'Gives the best values by an aggregate, for each of them the best values of another column, and so on.',
  source: 'https://learn.microsoft.com/kusto/query/top-nested-operator',
  examples: [
    {
      kql: 'datatable (a: string, b: string, n: long) ["x", "p", 1, "x", "q", 5, "y", "p", 9] | top-nested 1 of a by sum(n), top-nested of b by max(n)',
      rows: [['y', 9, 'p', 9]],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (a: string, n: long) ["x", 1, "y", 9, "z", 2] | top-nested 1 of a with others = "rest" by sum(n)',
      rows: [
        ['y', 9],
        ['rest', 3],
      ],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const levels = [parseLevel(parser)];
    while (parser.accept(',') !== null) {
      parser.expect('top');
      parser.expect('-');
      parser.expect('nested');
      levels.push(parseLevel(parser));
    }
    return { levels };
  },

  bind(node, input, scope, binder) {
    const names = new UniqueNames();
    const levels = node.levels.map((level) => bindLevel(level, input, scope, binder, names));
    const columns = levels.flatMap(({ of, by }) => [of, by].map(({ name, expr }) => ({ name, type: expr.type })));
    return { op: 'top-nested', inputs: [input], columns, open: false, ordered: false, levels } as TopNestedPlan;
  },

  run: (plan, context) => nestedRows(plan, context),
});

function parseLevel(parser: Parser): LevelNode {
  const count = parser.at('of') ? null : parser.expression();
  parser.expect('of');
  const of = parser.named();
  let others: Expression | null = null;
  if (parser.accept('with') !== null) {
    parser.expect('others');
    parser.expect('=');
    others = parser.expression();
  }
  parser.expect('by');
  return { count, of, others, by: parser.named(), ...parseDirection(parser) };
}

function bindLevel(node: LevelNode, input: Plan, scope: Scope, binder: Binder, names: UniqueNames): Level {
  const expr = binder.expression(node.of.expression, scope.withRow(input));
  const of = { name: names.add(binder.nameOf(node.of) ?? 'Column1'), expr };
  const { aggregates, outputs } = bindAggregates([node.by], input, scope, binder, new UniqueNames());
  const [output] = outputs;
  const by = {
    name: names.add(node.by.names[0]?.name ?? `aggregated_${of.name}`),
    expr: output?.expr ?? binder.unchecked(),
  };
  return {
    count: node.count === null ? null : bindRowCount(node.count, scope, binder),
    ...{ of, by, aggregates, descending: node.descending, nullsFirst: node.nullsFirst },
    others: node.others === null ? null : bindOthers(node.others, expr, scope, binder),
  };
}

function bindOthers(node: Expression, of: Expr, scope: Scope, binder: Binder): Expr {
  const expr = binder.expression(node, scope.withRow({ columns: [], open: false, ordered: false }));
  if (!isConstant(expr)) binder.error('KS143', 'the name of the other values has to be a constant', node.span);
  return convertTo(of.type, expr);
}
