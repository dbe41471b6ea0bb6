import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';
import { formatDuration } from '../files/duration.js';
import type { Keys } from '../files/keys.js';
import { MATCHING_METHODS } from '../model/incident.js';
import { type CheckedRule, isAnalytic, type RuleCheck, type RuleFinding } from './rule-check.js';

const AGGREGATION_KINDS = ['SingleAlert', 'AlertPerResult'];
const ALERT_DETAILS = ['DisplayName', 'Severity'];
const SHORTEST = 5n * TICKS_PER_MINUTE;

/**
 * KQ320: settings of grouping, incidents and suppression that Sentinel does not take.
 * https://learn.microsoft.com/azure/sentinel/create-analytics-rules#configure-the-incident-creation-settings
 */
export const incidents: RuleCheck = function* (checked) {
  const { rule, keys } = checked;
  if (!isAnalytic(rule)) return;
  const events = keys.part('eventGroupingSettings');
  yield* oneOf(events, 'aggregationKind', AGGREGATION_KINDS);
  const grouping = keys.part('incidentConfiguration').part('groupingConfiguration');
  yield* oneOf(grouping, 'matchingMethod', MATCHING_METHODS);
  yield* duration(grouping, 'lookbackDuration', 7n * TICKS_PER_DAY);
  if (keys.flag('suppressionEnabled') === true) yield* duration(keys, 'suppressionDuration', TICKS_PER_DAY);
  if (rule.incidentConfiguration.groupingConfiguration.enabled) yield* groups(checked, grouping);
};

function* oneOf(part: Keys, name: string, choices: readonly string[]): Iterable<RuleFinding> {
  const text = part.text(name);
  if (text === null || choices.some((choice) => choice.toLowerCase() === text.toLowerCase())) return;
  yield found('error', `there is no '${name}' '${text}'`, part.line(name), `it is one of ${choices.join(', ')}`);
}

function* duration(part: Keys, name: string, longest: bigint): Iterable<RuleFinding> {
  const text = part.text(name);
  const ticks = part.duration(name);
  if (text === null) return;
  if (ticks === null)
    yield found('error', `'${text}' is no duration for '${name}'`, part.line(name), 'write it as PT5H');
  else if (ticks < SHORTEST || ticks > longest) {
    const message = `'${name}' is ${formatDuration(ticks)}; Sentinel takes 5 minutes to ${formatDuration(longest)}`;
    yield found('warning', message, part.line(name));
  }
}

/** What alerts are grouped by has to be there to be grouped by. */
function* groups({ rule }: CheckedRule, part: Keys): Iterable<RuleFinding> {
  const { matchingMethod, groupByEntities, groupByAlertDetails, groupByCustomDetails } =
    rule.incidentConfiguration.groupingConfiguration;
  if (matchingMethod === 'Selected') {
    if (groupByEntities.length + groupByAlertDetails.length + groupByCustomDetails.length === 0) {
      const hint = "name them in 'groupByEntities', 'groupByAlertDetails' or 'groupByCustomDetails'";
      yield found('error', "the method 'Selected' has nothing to group by", part.line('matchingMethod'), hint);
    }
  }
  const mapped = new Set(rule.entityMappings.map(({ entityType }) => entityType.toLowerCase()));
  const details = new Set(rule.customDetails.map(({ key }) => key));
  const lists: readonly (readonly [name: string, items: readonly string[], isThere: (item: string) => boolean])[] = [
    ['groupByEntities', groupByEntities, (item) => mapped.has(item.toLowerCase())],
    ['groupByCustomDetails', groupByCustomDetails, (item) => details.has(item)],
    ['groupByAlertDetails', groupByAlertDetails, (item) => ALERT_DETAILS.includes(item)],
  ];
  for (const [name, items, isThere] of lists) {
    for (const item of items.filter((each) => !isThere(each))) {
      yield found('warning', `'${name}' names '${item}', which the rule does not have`, part.line(name));
    }
  }
}

function found(severity: 'error' | 'warning', message: string, line: number | null, hint?: string): RuleFinding {
  return { severity, code: 'KQ320', message, line, ...(hint === undefined ? {} : { hint }) };
}
