import { RunError } from '../../diagnostics/query-error.js';
import { type PartPlan, partPlan } from '../../plan/part.js';
import { column, type Expr, type Plan } from '../../plan/plan.js';
import { Scope } from '../../plan/scope.js';
import { GroupIndex } from '../../run/group.js';
import { parseSteps } from '../../syntax/pipeline.js';
import type { Expression, Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { parameterText } from './_parameters.js';
import { pickPlan } from './project.js';

interface PartitionNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly key: Name;
  /** operators on the rows of a part */
  readonly steps: readonly OperatorNode[];
  /** a whole query that may read the key, in place of the steps */
  readonly query: Expression | null;
}

interface PartitionPlan extends Plan {
  readonly key: Expr;
  readonly part: PartPlan;
  readonly subquery: Plan;
  /** more parts than this are refused */
  readonly most: number | null;
}

/** Parts that the service takes where no other strategy is asked for. */
const LEGACY_PARTS = 64;

export default defineOperator<PartitionNode, PartitionPlan>({
  name: 'partition',
  aliases: ['__partitionby'],
  summary: 'Runs a subquery on the rows of each value of a column, and gives the results one after the other.',
  source: 'https://learn.microsoft.com/kusto/query/partition-operator',
  note: 'As in the service, more than 64 values need `hint.strategy=native` or `shuffle`.',
  examples: [
    {
      kql: 'datatable (k: string, n: long) ["a", 1, "b", 5, "a", 3] | partition hint.strategy=native by k (top 1 by n)',
      rows: [
        ['a', 3],
        ['b', 5],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'range x from 1 to 2 step 1 | partition by x { range y from 1 to toscalar(x) step 1 }',
      rows: [[1], [1], [2]],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const parameters = parser.parameters();
    parser.accept('by');
    const key = parser.name('a column');
    if (parser.accept('id') !== null) parser.primary();
    if (!parser.at('{')) return { parameters, key, steps: parseSteps(parser), query: null };
    parser.expect('{');
    const query = parser.pipeline();
    parser.accept(';');
    parser.expect('}');
    return { parameters, key, steps: [], query };
  },

  bind(node, input, scope, binder) {
    const found = binder.column(node.key, scope.withRow(input));
    if (found?.type === 'dynamic' && !input.open) {
      binder.error(
        'KS116',
        'rows cannot be parted by a dynamic value',
        node.key.span,
        'part by a scalar of it: `tostring(…)`',
      );
    }
    const part = partPlan(input);
    const key = column(found ?? { name: node.key.name, type: 'dynamic' });
    let subquery: Plan;
    if (node.query === null) subquery = binder.steps(node.steps, part, new Scope(scope));
    else {
      const inner = new Scope(scope);
      inner.declare(node.key, {
        kind: 'scalar',
        expr: { kind: 'scalar-query', type: key.type, plan: pickPlan(part, [[key.name, key.name]]) },
      });
      subquery = binder.table(node.query, inner);
    }
    const strategy = parameterText(node.parameters, 'hint.strategy');
    const most = strategy === null || strategy === 'legacy' ? LEGACY_PARTS : null;
    return {
      op: 'partition',
      inputs: [input],
      columns: subquery.columns,
      open: subquery.open,
      ordered: false,
      key,
      part,
      subquery,
      most,
    } as PartitionPlan;
  },

  *run({ inputs, key, part, subquery, most }, context) {
    const rows = context.all(inputs[0] as Plan);
    const index = new GroupIndex([key.type]);
    const groups = index.groupsOf([context.evaluate(key, rows)], rows.length);
    if (most !== null && index.count > most) {
      throw new RunError(
        'KQ115',
        `'partition' finds ${index.count} values, and takes ${most} unless it says 'hint.strategy=native' or 'shuffle'`,
      );
    }
    for (const members of membersOf(groups, index.count)) {
      const result = context.allOfPart(subquery, part, rows.select(members));
      if (result.length > 0) yield result;
    }
  },
});

/** The rows of each group. */
function membersOf(groups: Uint32Array, count: number): Uint32Array[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [row, group] of groups.entries()) members[group]?.push(row);
  return members.map((rows) => Uint32Array.from(rows));
}
