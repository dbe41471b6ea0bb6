import type { ScanFilter } from '../../run/source.js';

/**
 * The filter that a text stands somewhere in a value, in whatever case. None where it is no text, or empty.
 * @param exact whether that is all that the condition asks for
 */
export function partFilter(column: string, part: unknown, exact = false): ScanFilter | null {
  return typeof part === 'string' && part !== '' ? { kind: 'parts', column, anyOf: [part], exact } : null;
}
