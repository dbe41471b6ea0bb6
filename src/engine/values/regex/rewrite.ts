import { RegexError } from './regex-error.js';

/** A rewrite text: literal parts, and numbers of groups. */
export type Rewrite = readonly (string | number)[];

/**
 * Reads a rewrite text, in which `\0` to `\9` stand for the match and its groups and `\\` for a backslash; `$` means
 * nothing: https://learn.microsoft.com/kusto/query/replace-regex-function.
 * @throws RegexError where a backslash stands before something else, or the pattern has no such group
 */
export function parseRewrite(text: string, groupCount: number): Rewrite {
  const parts: (string | number)[] = [];
  const fail = (reason: string, at: number) => new RegexError(reason, text, at, 'rewrite text');
  let literal = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char !== '\\') {
      literal += char;
      continue;
    }
    const next = text.charAt(++at);
    if (next === '\\') {
      literal += next;
    } else if (/^[0-9]$/.test(next)) {
      const group = Number(next);
      if (group > groupCount) throw fail(`'\\${next}' refers to no group of the pattern`, at - 1);
      parts.push(literal, group);
      literal = '';
    } else {
      throw fail("a backslash is followed by neither a digit nor another '\\'", at - 1);
    }
  }
  return [...parts, literal];
}
