import { tablesRead } from '../../engine/engine.js';
import type { RuleCheck } from './rule-check.js';

/** Tables that come with Sentinel itself, which no connector fills. */
const OWN: ReadonlySet<string> = new Set([
  'Watchlist',
  'BehaviorAnalytics',
  'IdentityInfo',
  'SecurityAlert',
  'SecurityIncident',
  'Usage',
]);

/** KQ319: tables that the query reads and no data type of the rule's connectors names, and data types that it does not read. */
export const dataTypes: RuleCheck = function* ({ rule, plan, keys, isTable }) {
  if (plan === null || rule.dataTypes.length === 0) return;
  // `CommonSecurityLog (PaloAlto)` names a part of a table.
  const declared = rule.dataTypes.map((type) => type.replace(/\s*\(.*$/, ''));
  const read = tablesRead(plan);
  const line = keys.line('requiredDataConnectors', 'dataTypes');
  // A data type that is no table is a function over tables that are not known.
  const undeclared = declared.every(isTable)
    ? read.filter((table) => !declared.includes(table) && !OWN.has(table))
    : [];
  if (undeclared.length > 0) {
    const message = `the query reads ${undeclared.join(', ')}, which no connector in 'requiredDataConnectors' names`;
    yield { severity: 'warning', code: 'KQ319', message, line };
  }
  const unread = [...new Set(declared)].filter((type) => isTable(type) && !read.includes(type));
  if (unread.length > 0) {
    const message = `'requiredDataConnectors' names ${unread.join(', ')}, which the query does not read`;
    yield { severity: 'info', code: 'KQ319', message, line };
  }
};
