import type { WarningContext } from './warn.js';

/**
 * Several queries in one text, which give a table each: https://learn.microsoft.com/kusto/query/batches
 * A rule finds one table.
 */
export function severalQueries({ tree, diagnostics }: WarningContext): void {
  const queries = tree.statements.filter(({ kind }) => kind === 'expression');
  const [first] = queries;
  if (first === undefined || queries.length < 2) return;
  diagnostics.warning(
    'KQ208',
    `there are ${queries.length} queries here, and a rule finds the rows of the last`,
    first.span,
    'join them with `union`, or make rules of them',
  );
}
