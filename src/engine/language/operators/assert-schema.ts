import { RunError } from '../../diagnostics/query-error.js';
import type { Plan } from '../../plan/plan.js';
import type { ColumnDeclaration, OperatorNode } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { defineOperator } from '../define.js';

interface AssertSchemaNode extends OperatorNode {
  readonly schema: readonly ColumnDeclaration[];
}

interface AssertSchemaPlan extends Plan {
  readonly wanted: readonly Column[];
}

export default defineOperator<AssertSchemaNode, AssertSchemaPlan>({
  name: 'assert-schema',
  summary: 'Fails the query unless the table has just these columns, in this order.',
  source: 'https://learn.microsoft.com/kusto/query/',
  note: "Microsoft's parser knows it; no page of the documentation describes it.",
  examples: [{ kql: 'print a = 1 | assert-schema (a: long)', result: 1, verified: 'reasoned' }],

  parse: (parser) => ({ schema: parser.bracketed('(', ')', () => parser.columnDeclaration()) }),

  bind({ schema }, input) {
    const wanted = schema.map(({ name, type }) => ({ name: name.name, type }));
    return {
      op: 'assert-schema',
      inputs: [input],
      columns: input.columns,
      open: input.open,
      ordered: input.ordered,
      wanted,
    } as AssertSchemaPlan;
  },

  run({ inputs, wanted }, context, filters) {
    const [input] = inputs as [Plan];
    const [asserted, actual] = [wanted, input.columns].map((columns) =>
      columns.map(({ name, type }) => `${name}: ${type}`).join(', '),
    );
    if (asserted !== actual)
      throw new RunError('KQ116', `the table has the columns (${actual}); 'assert-schema' wants (${asserted})`);
    return context.run(input, filters);
  },
});
