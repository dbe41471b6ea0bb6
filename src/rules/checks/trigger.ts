import { triggerOperatorOf } from '../files/sentinel.js';
import { TRIGGER_OPERATORS } from '../model/schedule.js';
import type { RuleCheck } from './rule-check.js';

const HIGHEST = 10_000;

/** KQ313: thresholds for an alert that Sentinel does not take. */
export const trigger: RuleCheck = function* ({ rule, keys }) {
  if (rule.kind !== 'scheduled') return;
  const operator = keys.text('triggerOperator');
  if (operator !== null && triggerOperatorOf(operator) === null) {
    yield {
      severity: 'error',
      code: 'KQ313',
      message: `there is no trigger operator '${operator}'`,
      hint: `it is one of gt, lt, eq, ne or ${TRIGGER_OPERATORS.join(', ')}`,
      line: keys.line('triggerOperator'),
    };
  }
  const text = keys.text('triggerThreshold');
  const threshold = Number(text);
  if (text !== null && !(Number.isInteger(threshold) && threshold >= 0 && threshold <= HIGHEST)) {
    const message = `the trigger threshold '${text}' is no whole number from 0 to ${HIGHEST}`;
    yield { severity: 'error', code: 'KQ313', message, line: keys.line('triggerThreshold') };
  }
};
