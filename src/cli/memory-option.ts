import { UsageError } from './usage-error.js';

/** For commands that run queries. */
export const memoryOption = {
  type: 'string',
  requiresArg: true,
  describe:
    'the most memory that a query may hold, as 512MB or 2GB; sort, summarize, distinct and join go through a temporary file before they need more',
} as const;

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };

/** The limit that `--max-memory` names, for `openDatabase`. */
export function memoryOf(text: string | undefined): { readonly maxMemory?: number } {
  if (text === undefined) return {};
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMG]?B?)$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * (UNITS[unit.toUpperCase()] ?? UNITS[`${unit.toUpperCase()}B`] ?? Number.NaN);
  if (number === '' || !(bytes >= 1))
    throw new UsageError(`--max-memory takes a size such as 512MB or 2GB; found '${text}'`);
  return { maxMemory: Math.floor(bytes) };
}
