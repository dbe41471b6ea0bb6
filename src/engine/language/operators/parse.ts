import type { Plan } from '../../plan/plan.js';
import { passing } from '../../run/filters.js';
import type { LazyVector } from '../../values/batch.js';
import { defineOperator } from '../define.js';
import { bindParse, type ParseNode, type ParsePlan, parseParse } from './_parse-pattern.js';
import { type ParsedColumns, rowParser } from './_parse-rows.js';
import { columnsOf } from './_pattern-match.js';

export default defineOperator<ParseNode, ParsePlan>({
  name: 'parse',
  summary:
    'Takes columns out of a text by a pattern of texts, columns and `*` for what is skipped. Where the text does not match, the columns are null, or empty if strings.',
  source: 'https://learn.microsoft.com/kusto/query/parse-operator',
  note: 'The pattern has to cover the whole text, from its beginning to its end.',
  examples: [
    {
      kql: 'print s = "GET /a 200" | parse s with verb " " path " " status:int',
      rows: [['GET /a 200', 'GET', '/a', 200]],
    },
    {
      kql: 'print s = "from 10.0.0.1 port 22 ssh2" | parse s with * "port " port:long * | project port',
      rows: [[22]],
    },
    {
      kql: 'print s = "id=x1 n=5" | parse kind=relaxed s with "id=" id:int " n=" n:int | project id, n',
      rows: [[null, 5]],
    },
    {
      kql: 'print s = "MixedCASE123end" | parse kind=regex s with head @"[0-9]+" tail | project head, tail',
      rows: [['MixedCASE12', 'end']],
      verified: 'engine',
    },
  ],

  parse: parseParse,

  bind: (node, input, scope, binder) => bindParse('parse', node, input, scope, binder),

  *run(plan, context, filters) {
    const made = columnsOf(plan.pattern);
    const parse = rowParser(plan, context);
    for (const batch of context.run(
      plan.inputs[0] as Plan,
      passing(
        filters,
        made.map((c) => c.name),
      ),
    )) {
      let parsed: ParsedColumns | null = null;
      yield batch.with(
        made.map(({ name }, i): [string, LazyVector] => [
          name,
          () => {
            parsed ??= parse(batch);
            // One column each, in the same order.
            return (parsed.columns[i] as ParsedColumns['columns'][number])[1];
          },
        ]),
      );
    }
  },
});
