import type { Cursor } from './cursor.js';

/** What `(?…)` turns on and off: https://learn.microsoft.com/kusto/query/regex#grouping-and-flags. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotMatchesNewLine: boolean;
  readonly crlf: boolean;
  readonly swapGreed: boolean;
  readonly unicode: boolean;
  readonly verbose: boolean;
}

export const DEFAULT_FLAGS: Flags = {
  ignoreCase: false,
  multiLine: false,
  dotMatchesNewLine: false,
  crlf: false,
  swapGreed: false,
  unicode: true,
  verbose: false,
};

const LETTERS: ReadonlyMap<string, keyof Flags> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiLine'],
  ['s', 'dotMatchesNewLine'],
  ['R', 'crlf'],
  ['U', 'swapGreed'],
  ['u', 'unicode'],
  ['x', 'verbose'],
]);

/** Reads flags up to `)` or `:`, which it leaves: `i`, `i-s`, `-u`. */
export function parseFlags(cursor: Cursor, flags: Flags): Flags {
  const changed = new Map<keyof Flags, boolean>();
  const start = cursor.at;
  let value = true;
  while (cursor.peek() !== ')' && cursor.peek() !== ':') {
    if (cursor.atEnd) throw cursor.error('the flags of a group are not closed', start);
    if (cursor.peek() === '-') {
      if (!value) throw cursor.error("flags have a second '-'");
      value = false;
    } else {
      const flag = LETTERS.get(cursor.peek());
      if (flag === undefined) throw cursor.error(`unknown flag '${cursor.peek()}'`);
      if (changed.has(flag)) throw cursor.error(`flag '${cursor.peek()}' stands twice`);
      changed.set(flag, value);
    }
    cursor.at++;
  }
  if (cursor.pattern.charAt(cursor.at - 1) === '-') throw cursor.error("'-' is followed by no flag", cursor.at - 1);
  return { ...flags, ...Object.fromEntries(changed) };
}
