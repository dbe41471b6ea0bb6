import type { ScanFilter } from '../../run/source.js';

/** The filter that a text stands somewhere in a value, in whatever case. None where it is no text, or empty. */
export function partFilter(column: string, part: unknown): ScanFilter | null {
  return typeof part === 'string' && part !== '' ? { kind: 'parts', column, anyOf: [part] } : null;
}
