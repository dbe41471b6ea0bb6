import { Batch } from '../../../src/engine/values/batch.js';
import { TICKS_PER_MINUTE } from '../../../src/engine/values/datetime.js';
import { valueFrom } from '../../../src/engine/values/plain.js';
import type { ScalarType } from '../../../src/engine/values/types.js';
import { vectorOf } from '../../../src/engine/values/vector.js';
import { queryAsRule, type Rule } from '../../../src/rules/index.js';
import { FoundRows } from '../../../src/rules/simulate/found-rows.js';
import type { RunTimes } from '../../../src/rules/simulate/schedule.js';

export const minutes = (count: number) => BigInt(count) * TICKS_PER_MINUTE;

/** A rule that runs every hour on the last one. */
export function scheduled(query: string, changes: Partial<Rule> = {}): Rule {
  const schedule = { frequency: minutes(60), period: minutes(60) };
  return { ...queryAsRule('rule.yaml', query), kind: 'scheduled', schedule, severity: 'Low', ...changes };
}

export const HOURLY: RunTimes = {
  first: 0n,
  last: minutes(600),
  frequency: minutes(60),
  period: minutes(60),
  delay: minutes(5),
  by: 'event',
  oldest: null,
};

/** Rows as a run finds them. */
export function found(columns: Readonly<Record<string, ScalarType>>, rows: readonly (readonly unknown[])[]): FoundRows {
  const named = Object.entries(columns).map(([name, type]) => ({ name, type }));
  const vectors = named.map(({ name, type }, i) => {
    return [
      name,
      vectorOf(
        type,
        rows.map((row) => valueFrom(type, row[i])),
      ),
    ] as const;
  });
  return new FoundRows(named, [new Batch(rows.length, vectors)]);
}
