// Values of rows that an alert shows under names of the rule's own.
// https://learn.microsoft.com/azure/sentinel/surface-custom-details-in-alerts

import type { Rule } from '../rule.js';
import type { FoundRows } from './found-rows.js';

export type CustomDetails = ReadonlyMap<string, readonly string[]>;

/** https://learn.microsoft.com/azure/sentinel/sentinel-service-limits#analytics-rule-limits */
export const DETAIL_LIMITS = { details: 20, values: 50, bytes: 2 * 1024 } as const;

/** The distinct values of each detail in the order of the rows, as many as an alert can hold. */
export function customDetailsOf(rule: Rule, rows: FoundRows, from: number, to: number): CustomDetails {
  const details = new Map<string, string[]>();
  for (const { key, columnName } of rule.customDetails.slice(0, DETAIL_LIMITS.details)) {
    const values = new Set<string>();
    for (let row = from; row < to && values.size < DETAIL_LIMITS.values; row++) {
      const value = rows.text(row, columnName);
      if (value !== '') values.add(value);
    }
    for (const value of values) {
      details.set(key, [...(details.get(key) ?? []), value]);
      if (Buffer.byteLength(customDetailsText(details)) <= DETAIL_LIMITS.bytes) continue;
      details.set(key, (details.get(key) ?? []).slice(0, -1));
      if (details.get(key)?.length === 0) details.delete(key);
      return details;
    }
  }
  return details;
}

/** The JSON text of `Custom Details` among the extended properties of an alert. */
export function customDetailsText(details: CustomDetails): string {
  return JSON.stringify(Object.fromEntries(details));
}
