// What is wrong with the exclusions beside a rule, told without running it.

import { type Analysis, mistakeInExclusion, type Schema, tablesRead } from '../../engine/engine.js';
import type { Column } from '../../engine/values/types.js';
import { type Finding, lineFinding, queryFinding } from '../finding.js';
import { type Rule, RuleError } from '../rule.js';
import { queryTextOfExclusion, type RuleExclusion } from './exclusion.js';
import { exclusionsOf } from './load-exclusions.js';

const KQ322 = { severity: 'error', code: 'KQ322' } as const;

/**
 * KQ322: files of exclusions that cannot be read, tables that the rule does not read, conditions with errors.
 * @param analysis of the rule's query
 */
export function exclusionFindings(rule: Rule, analysis: Analysis, schema: Schema): Finding[] {
  try {
    return exclusionsOf(rule).flatMap((exclusion) => findingsOf(exclusion, analysis, schema));
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return [lineFinding(error.file, { ...KQ322, message: error.reason, line: error.line ?? 1 })];
  }
}

function findingsOf(exclusion: RuleExclusion, { plan, columns, open }: Analysis, schema: Schema): Finding[] {
  if (plan === null) return [];
  if (exclusion.over === 'rows')
    return open || columns === null ? [] : conditionFindings(exclusion, null, columns, schema);
  const tables = tablesRead(plan);
  const read = tables.join(', ') || 'none';
  const table = exclusion.table ?? (tables.length === 1 ? tables[0] : undefined);
  if (table === undefined) return [atItsLine(exclusion, `it has to name its 'table': the rule reads ${read}`)];
  if (!tables.includes(table))
    return [atItsLine(exclusion, `the rule does not read the table '${table}'; it reads ${read}`)];
  return conditionFindings(exclusion, table, schema.table(table) ?? [], schema);
}

/** The first error of a condition, as others often follow from it. */
function conditionFindings(
  exclusion: RuleExclusion,
  table: string | null,
  columns: readonly Column[],
  schema: Schema,
): Finding[] {
  const mistake = mistakeInExclusion({ ...exclusion, table }, columns, schema);
  if (mistake === null) return [];
  const [first] = mistake.errors?.diagnostics ?? [];
  if (first === undefined) return [atItsLine(exclusion, mistake.message)];
  const message = `exclusion '${exclusion.name}': ${first.message}`;
  return [queryFinding({ ...first, ...KQ322, message }, queryTextOfExclusion(exclusion))];
}

const atItsLine = ({ file, line, name }: RuleExclusion, message: string) =>
  lineFinding(file, { ...KQ322, message: `exclusion '${name}': ${message}`, line });
