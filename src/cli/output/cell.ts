import type { Plain } from '../../engine/values/json.js';
import { stringifyPlain } from '../../engine/values/plain.js';

/** A value as the text of a cell: a null is empty, a dynamic is its JSON. */
export function cellText(value: Plain): string {
  if (value === null) return '';
  return typeof value === 'object' ? stringifyPlain(value) : String(value);
}
