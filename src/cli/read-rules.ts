import type { Rule } from '../rules/index.js';
import { paint } from './output/paint.js';

interface ReadRules {
  readonly rules: readonly Rule[];
  /** a file that should hold rules could not be read, which has been told */
  readonly broken: boolean;
}

/** Reads the rules that names stand for, and says which files of folders hold none. */
export async function readRules(names: readonly string[]): Promise<ReadRules> {
  const { rulesNamed } = await import('../rules/index.js');
  const { rules, unread } = rulesNamed(names);
  for (const { message, isOther } of unread)
    process.stderr.write(`${isOther ? paint.yellow('note') : paint.red('error')}: ${message}\n`);
  return { rules, broken: unread.some(({ isOther }) => !isOther) };
}
