import type { Binder } from '../../plan/binder.js';
import { column, constant, convertTo, type Plan } from '../../plan/plan.js';
import type { Parser } from '../../syntax/parser.js';
import type { Call, Expression, OperatorNode } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { missing } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { projectPlan } from './project.js';

interface EvaluateNode extends OperatorNode {
  readonly call: Expression;
  readonly schema: OutputSchema | null;
}

/** What a query says of a plugin's result: `(a: long)`, or `(*, a: long)` with the other columns before. */
interface OutputSchema {
  readonly columns: readonly Column[];
  readonly others: boolean;
}

export default defineOperator<EvaluateNode, never>({
  name: 'evaluate',
  position: 'both',
  summary:
    'Runs a plugin on the table so far. Where columns depend on the data, they are found by running the query up to here, unless a schema says them.',
  source: 'https://learn.microsoft.com/kusto/query/evaluate-operator',
  examples: [
    { kql: 'print id = 1, d = dynamic({"b": "x", "a": 2}) | evaluate bag_unpack(d)', rows: [[1, 2, 'x']] },
    {
      kql: 'print id = 1, d = dynamic({"b": "x", "a": 2}) | evaluate bag_unpack(d) : (*, b: string)',
      rows: [[1, 'x']],
    },
  ],

  parse(parser) {
    parser.parameters();
    const call = parser.primary();
    return { call, schema: parser.accept(':') === null ? null : parseSchema(parser) };
  },

  bind({ call, schema }, input, scope, binder) {
    if (call.kind !== 'call') {
      binder.error('KS117', 'expected the call of a plugin', call.span, 'write `evaluate bag_unpack(d)`');
      return binder.brokenTable();
    }
    const plugin = binder.language.plugin(call.name.name);
    if (plugin === undefined) return unknownPlugin(call, binder);
    const plan = plugin.bind(call, input, scope, binder, schema?.columns ?? null);
    const known = plan.open ? binder.resolved(plan) : plan;
    return schema === null ? known : shaped(known, schema);
  },
});

function parseSchema(parser: Parser): OutputSchema {
  let others = false;
  const columns = parser.bracketed('(', ')', () => {
    if (parser.accept('*') === null) return parser.columnDeclaration();
    others = true;
    return null;
  });
  return { columns: columns.flatMap((c) => (c === null ? [] : [{ name: c.name.name, type: c.type }])), others };
}

function unknownPlugin({ name }: Call, binder: Binder): Plan {
  const why = binder.language.unsupported(name.name);
  if (why === undefined) binder.error('KS124', `there is no plugin '${name.name}'`, name.span);
  else binder.error('KQ002', `the plugin '${name.name}' is not supported: ${why}`, name.span);
  return binder.brokenTable();
}

/** The result of a plugin with the columns that the query says, in its order and types. */
function shaped(plan: Plan, { columns, others }: OutputSchema): Plan {
  const named = new Set(columns.map((c) => c.name));
  const kept = others ? plan.columns.filter((c) => !named.has(c.name)) : [];
  const items = [...kept, ...columns].map(({ name, type }) => {
    const found = plan.columns.find((c) => c.name === name);
    return { name, expr: found === undefined ? constant(type, missing(type)) : convertTo(type, column(found)) };
  });
  return projectPlan(plan, items);
}
