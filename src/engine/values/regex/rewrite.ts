import { RegexError } from './regex-error.js';

/** A rewrite text: literal parts, and numbers of groups. */
export type Rewrite = readonly (string | number)[];

const ESCAPE = /\\([0-9\\])/g;

/**
 * Reads a rewrite text, in which `\0` to `\9` stand for the match and its groups and `\\` for a backslash. A backslash
 * before anything else stands for itself, and `$` means nothing:
 * https://learn.microsoft.com/kusto/query/replace-regex-function.
 * @throws RegexError where the pattern has no such group
 */
export function parseRewrite(text: string, groupCount: number): Rewrite {
  const parts: (string | number)[] = [];
  let copied = 0;
  for (const { index, 0: escaped, 1: char } of text.matchAll(ESCAPE)) {
    const group = Number(char);
    if (group > groupCount) {
      throw new RegexError(`'${escaped}' refers to no group of the pattern`, text, index, 'rewrite text');
    }
    parts.push(text.slice(copied, index), char === '\\' ? '\\' : group);
    copied = index + escaped.length;
  }
  return [...parts, text.slice(copied)];
}
