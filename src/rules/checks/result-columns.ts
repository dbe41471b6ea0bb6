import { nearest } from '../../engine/diagnostics/nearest.js';
import type { CheckedRule, RuleFinding } from './rule-check.js';

/** What is to be said of a column that the result of the query has not; null where it has it, or that is not known. */
export function missingColumn(
  { columns }: CheckedRule,
  name: string,
  namedBy: string,
): Pick<RuleFinding, 'message' | 'hint'> | null {
  if (columns === null || columns.has(name)) return null;
  const message = `${namedBy} the column '${name}', which the result of the query does not have`;
  const otherCase = [...columns].find((column) => column.toLowerCase() === name.toLowerCase());
  const meant = otherCase ?? nearest(name, columns);
  return meant === null ? { message } : { message, hint: `did you mean \`${meant}\`?` };
}
