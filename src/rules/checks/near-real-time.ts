import { tokenize } from '../../engine/engine.js';
import type { RuleCheck } from './rule-check.js';

const SCHEDULE_KEYS = ['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'];
const OTHER_PLACES: ReadonlySet<string> = new Set(['workspace', 'app', 'adx', 'resource', 'cluster']);

/**
 * KQ316: what rules that run near real time do not have.
 * https://learn.microsoft.com/azure/sentinel/near-real-time-rules
 */
export const nearRealTime: RuleCheck = function* ({ rule, keys }) {
  if (rule.kind !== 'nrt') return;
  for (const name of SCHEDULE_KEYS.filter((each) => keys.written(each) !== null)) {
    const message = `'${name}' counts for nothing in an NRT rule, which runs every minute and makes an alert of any row`;
    yield { severity: 'warning', code: 'KQ316', message, line: keys.line(name) };
  }
  const tokens = tokenize(rule.query);
  const call = tokens.find((token, i) => OTHER_PLACES.has(token.text) && tokens[i + 1]?.text === '(');
  if (call === undefined) return;
  const line = rule.place(rule.query.slice(0, call.start).split('\n').length - 1).line + 1;
  const message = `an NRT rule reads one workspace alone, without '${call.text}(…)'`;
  yield { severity: 'warning', code: 'KQ316', message, line };
};
