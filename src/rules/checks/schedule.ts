import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';
import { frequencyOf } from '../files/defender.js';
import { formatDuration, parseDuration } from '../files/duration.js';
import type { Keys } from '../files/keys.js';
import { type RuleCheck, type RuleFinding, refused } from './rule-check.js';

const SHORTEST = 5n * TICKS_PER_MINUTE;
const LONGEST = 14n * TICKS_PER_DAY;
/** A query of so many days runs at most once an hour. */
const LONG_PERIOD = 2n * TICKS_PER_DAY;

/**
 * KQ312: times of running that Sentinel does not take.
 * https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview
 */
export const schedule: RuleCheck = function* ({ rule, format, keys }) {
  if (format === 'defender') yield* detectionSchedule(keys.part('schedule'));
  if (rule.kind !== 'scheduled') return;
  const times = ['queryFrequency', 'queryPeriod'].map((name) => {
    const text = keys.text(name);
    return { name, text, ticks: text === null ? null : parseDuration(text), line: keys.line(name) };
  });
  for (const { name, text, ticks, line } of times) {
    if (text === null) continue;
    if (ticks === null) yield found(`'${text}' is no duration for '${name}'`, line, 'write it as 1h or PT1H');
    else if (ticks < SHORTEST || ticks > LONGEST) {
      yield found(`'${name}' is ${formatDuration(ticks)}; Sentinel takes 5 minutes to 14 days`, line);
    }
  }
  const [frequency, period] = times;
  if (frequency?.ticks == null || period?.ticks == null) return;
  if (period.ticks < frequency.ticks) {
    const gap = `${formatDuration(period.ticks)}) is shorter than 'queryFrequency' (${formatDuration(frequency.ticks)}`;
    yield found(`'queryPeriod' (${gap}), so that a part of the events is never looked at`, period.line);
  } else if (period.ticks >= LONG_PERIOD && frequency.ticks < TICKS_PER_HOUR) {
    const what = `a query over ${formatDuration(period.ticks)} cannot run every ${formatDuration(frequency.ticks)}`;
    yield found(
      what,
      frequency.line,
      "with a 'queryPeriod' of 2 days or more 'queryFrequency' has to be 1 hour or more",
    );
  }

  function found(message: string, line: number | null, hint?: string): RuleFinding {
    return { severity: refused(rule), code: 'KQ312', message, line, ...(hint === undefined ? {} : { hint }) };
  }
};

/** https://learn.microsoft.com/graph/api/resources/security-ruleschedule */
function* detectionSchedule(times: Keys): Iterable<RuleFinding> {
  const text = times.text('frequency', 'period');
  if (text === null) return;
  const ticks = frequencyOf(text);
  const line = times.line('frequency', 'period');
  const finding = { severity: 'warning', code: 'KQ312', line } as const;
  if (ticks === null)
    yield { ...finding, message: `'${text}' is no frequency`, hint: 'write PT1H, or 0 for near real time' };
  else if (ticks !== 0n && (ticks < SHORTEST || ticks > LONGEST)) {
    yield { ...finding, message: `the rule runs every ${formatDuration(ticks)}; Defender takes 5 minutes to 14 days` };
  }
  const lookback = times.duration('lookback');
  if (lookback !== null && ticks !== null && lookback < ticks) {
    yield { ...finding, message: "'lookback' is shorter than the frequency", line: times.line('lookback') };
  }
}
