import { tablesRead } from '../../engine/engine.js';
import { OWN_TABLES } from '../own-tables.js';
import type { RuleCheck } from './rule-check.js';

/** Columns of one of which every table has, but no function that is known as one. */
const TABLE_COLUMNS: ReadonlySet<string> = new Set(['TenantId', '_ResourceId', 'SourceSystem']);

/** So many tables are read by a pattern of names, and not all of them are needed. */
const FEW = 5;

/** KQ319: tables that the query reads and no data type of the rule's connectors names, and data types that it does not read. */
export const dataTypes: RuleCheck = function* ({ rule, plan, keys, tableColumns }) {
  if (plan === null || rule.dataTypes.length === 0) return;
  // `CommonSecurityLog (PaloAlto)` names a part of a table.
  const declared = rule.dataTypes.map((type) => type.replace(/\s*\(.*$/, ''));
  const isTable = (name: string) =>
    OWN_TABLES.has(name) ||
    name.endsWith('_CL') ||
    (tableColumns(name)?.some((column) => TABLE_COLUMNS.has(column)) ?? false);
  const read = tablesRead(plan);
  const line = keys.line('requiredDataConnectors', 'dataTypes');
  const undeclared = read.filter((table) => isTable(table) && !declared.includes(table) && !OWN_TABLES.has(table));
  // A data type that is no table is a function over tables that are not known.
  if (undeclared.length > 0 && undeclared.length <= FEW && declared.every(isTable)) {
    const message = `the query reads ${undeclared.join(', ')}, which no connector in 'requiredDataConnectors' names`;
    yield { severity: 'warning', code: 'KQ319', message, line };
  }
  const unread = [...new Set(declared)].filter((type) => isTable(type) && !read.includes(type));
  if (unread.length > 0 && read.every(isTable)) {
    const message = `'requiredDataConnectors' names ${unread.join(', ')}, which the query does not read`;
    yield { severity: 'info', code: 'KQ319', message, line };
  }
};
