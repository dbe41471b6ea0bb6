import type { Plan } from '../../plan/plan.js';
import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindLegs, type Leg, parseLeg } from './_legs.js';
import { wordParameter } from './_parameters.js';
import { searchCondition } from './_search-terms.js';
import { unionPlan } from './union.js';
import { wherePlan } from './where.js';

interface SearchNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  /** null where the query does not say in which tables */
  readonly tables: readonly Expression[] | null;
  readonly condition: Expression;
}

export default defineOperator<SearchNode, never>({
  name: 'search',
  position: 'both',
  summary: 'Keeps the rows in which any column has a term, of one table or of several; the column `$table` says which.',
  source: 'https://learn.microsoft.com/kusto/query/search-operator',
  note: 'Columns of type real and decimal are not searched.',
  examples: [
    {
      kql: 'datatable (s: string, n: long) ["alpha one", 1, "beta", 2] | search "one" or n == 2',
      rows: [
        ['search_arg0', 'alpha one', 1],
        ['search_arg0', 'beta', 2],
      ],
      verified: 'engine',
    },
    {
      kql: 'datatable (s: string) ["web01", "db02"] | search kind=case_sensitive s:"web*" | project s',
      rows: [['web01']],
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('kind');
    const tables = parser.accept('in') === null ? null : parser.bracketed('(', ')', () => parseLeg(parser));
    return { parameters, tables, condition: parser.expression() };
  },

  bind(node, input: Plan | null, scope, binder) {
    if (input !== null && node.tables !== null) {
      binder.error(
        'KS175',
        "'search in (…)' has to be the first operator of a query",
        node.keywordSpan,
        "leave out 'in (…)' to search the table so far",
      );
    }
    const all: Expression = { kind: 'star', span: node.keywordSpan };
    const searched = (tables: readonly Expression[]): Leg[] =>
      tables.flatMap((table, i) => bindLegs(table, `search_arg${i}`, node.tables === null, scope, binder));
    const legs =
      input === null ? searched(node.tables ?? [all]) : [{ plan: input, name: nameOf(input) ?? 'search_arg0' }];
    const merged = node.tables?.some((table) => table.kind === 'wildcard' || table.kind === 'star') ?? true;
    const union = unionPlan(legs, { inner: false, sourceName: '$table', merged });
    const columns = union.columns.filter((c) => c.name !== '$table');
    const caseSensitive =
      wordParameter(node.parameters, 'kind', ['default', 'case_insensitive', 'case_sensitive'], binder) ===
      'case_sensitive';
    const condition = searchCondition(node.condition, { columns, caseSensitive, scope, binder });
    return wherePlan(union, binder.predicate(condition, scope.withRow({ ...union, columns })));
  },
});

function nameOf(plan: Plan): string | null {
  // Plans of these kinds have these names.
  if (plan.op === 'scan') return (plan as Plan & { table: string }).table;
  return plan.op === 'as' ? (plan as Plan & { name: string }).name : null;
}
