// What is wrong with the exclusions beside a rule, told without running it.

import { type Analysis, analyze, type Schema, tablesRead } from '../../engine/engine.js';
import type { Column } from '../../engine/values/types.js';
import { type Finding, lineFinding } from '../finding.js';
import { type Rule, RuleError } from '../rule.js';
import type { RuleExclusion } from './exclusion.js';
import { exclusionsOf } from './load-exclusions.js';

/** The name under which conditions over the rows of a result are bound; no table has it. */
const RESULT = '$result';

/**
 * KQ322: files of exclusions that cannot be read, tables that the rule does not read, conditions with errors.
 * @param analysis of the rule's query
 */
export function exclusionFindings(rule: Rule, analysis: Analysis, schema: Schema): Finding[] {
  const found = (file: string, message: string, line = 1, hint?: string) =>
    lineFinding(file, { severity: 'error', code: 'KQ322', message, line, ...(hint === undefined ? {} : { hint }) });
  try {
    return exclusionsOf(rule).flatMap((exclusion) => {
      const wrong = mistakeIn(exclusion, analysis, schema);
      return wrong === null
        ? []
        : [found(exclusion.file, `exclusion '${exclusion.name}': ${wrong.message}`, 1, wrong.hint)];
    });
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return [found(error.file, error.reason, error.line)];
  }
}

interface Mistake {
  readonly message: string;
  readonly hint?: string | undefined;
}

function mistakeIn(exclusion: RuleExclusion, { plan, columns, open }: Analysis, schema: Schema): Mistake | null {
  if (plan === null) return null;
  if (exclusion.over === 'rows') return open || columns === null ? null : errorOf(exclusion, RESULT, schema, columns);
  const tables = tablesRead(plan);
  const read = tables.join(', ') || 'none';
  const table = exclusion.table ?? (tables.length === 1 ? tables[0] : undefined);
  if (table === undefined) return { message: `it has to name its 'table': the rule reads ${read}` };
  if (!tables.includes(table)) return { message: `the rule does not read the table '${table}'; it reads ${read}` };
  return errorOf(exclusion, table, schema, schema.table(table) ?? []);
}

function errorOf(
  { declarations, condition }: RuleExclusion,
  over: string,
  schema: Schema,
  columns: readonly Column[],
): Mistake | null {
  const table = (name: string) => (name === over ? columns : schema.table(name));
  const query = `${declarations}\n;['${over}']\n| where\n${condition}`;
  return analyze(query, { ...schema, table }).diagnostics.find(({ severity }) => severity === 'error') ?? null;
}
