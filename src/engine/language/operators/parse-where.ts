import type { Plan } from '../../plan/plan.js';
import { passing } from '../../run/filters.js';
import { defineOperator } from '../define.js';
import { bindParse, type ParseNode, type ParsePlan, parseParse } from './_parse-pattern.js';
import { rowParser } from './_parse-rows.js';
import { columnsOf } from './_pattern-match.js';

export default defineOperator<ParseNode, ParsePlan>({
  name: 'parse-where',
  summary: 'Takes columns out of a text by a pattern, as `parse` does, and leaves out the rows that do not match.',
  source: 'https://learn.microsoft.com/kusto/query/parse-where-operator',
  note: 'The pattern has to cover the whole text, from its beginning to its end.',
  examples: [
    {
      kql: 'datatable (s: string) ["a=1 b=2", "a=x b=3"] | parse-where s with "a=" a:long " b=" b:long | project a, b',
      rows: [[1, 2]],
    },
  ],

  parse: parseParse,

  bind: (node, input, scope, binder) => bindParse('parse-where', node, input, scope, binder),

  *run(plan, context, filters) {
    const parse = rowParser(plan, context);
    const passed = passing(
      filters,
      columnsOf(plan.pattern).map((c) => c.name),
    );
    for (const batch of context.run(plan.inputs[0] as Plan, passed)) {
      const { columns, matched } = parse(batch);
      const rows = Uint32Array.from({ length: batch.length }, (_, row) => row).filter(matched);
      yield batch.with(columns).select(rows);
    }
  },
});
