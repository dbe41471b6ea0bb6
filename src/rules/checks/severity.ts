import { SEVERITIES } from '../files/severity.js';
import { type RuleCheck, refused } from './rule-check.js';

/** KQ304: a severity that there is not. */
export const severity: RuleCheck = function* ({ rule, keys }) {
  if (rule.severity === null || SEVERITIES.some((name) => name === rule.severity)) return;
  yield {
    severity: refused(rule),
    code: 'KQ304',
    message: `there is no severity '${rule.severity}'`,
    hint: `it is one of ${SEVERITIES.join(', ')}`,
    line: keys.line('severity'),
  };
};
