import { missingColumn } from './result-columns.js';
import { type RuleCheck, refused } from './rule-check.js';

const MOST_DETAILS = 20;
const KEY = /^[a-z]\w*$/i;

/**
 * KQ310: custom details that Sentinel does not take, or of columns that the result has not.
 * https://learn.microsoft.com/azure/sentinel/surface-custom-details-in-alerts
 */
export const customDetails: RuleCheck = function* (checked) {
  const { rule, keys, format } = checked;
  const details =
    format === 'defender'
      ? keys.part('detectionAction').part('alertTemplate').part('customDetails')
      : keys.part('customDetails');
  if (rule.customDetails.length > MOST_DETAILS) {
    const message = `the rule has ${rule.customDetails.length} custom details; ${MOST_DETAILS} are allowed`;
    yield { severity: refused(rule), code: 'KQ310', message, line: details.line() };
  }
  for (const { key, columnName } of rule.customDetails) {
    const line = details.line(key);
    if (!KEY.test(key)) {
      const message = `'${key}' is no key of a custom detail: a letter, then letters, digits and underscores`;
      yield { severity: refused(rule), code: 'KQ310', message, line };
    }
    const missing = missingColumn(checked, columnName, 'the custom details name');
    if (missing !== null) yield { severity: refused(rule), code: 'KQ310', ...missing, line };
  }
};
