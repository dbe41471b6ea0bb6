import { RunError } from '../../diagnostics/query-error.js';
import type { CallSite } from '../../run/kernel.js';
import { compileRegex, type Regex, RegexError } from '../../values/regex.js';

/** @throws RunError where the text is no regular expression */
export function regexOf(pattern: string): Regex {
  return failingQuery(() => compileRegex(pattern));
}

/** Runs what may throw a `RegexError`, which becomes an error of the query. */
export function failingQuery<T>(compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw error instanceof RegexError ? new RunError('KQ111', error.message) : error;
  }
}

/**
 * The regular expression of an argument, by the argument's value; compiled before any row where that is a constant.
 * @param wrap makes the pattern that is meant of the one that is written, which has to be a pattern by itself
 */
export function regexArgument(
  { constants }: CallSite,
  argument: number,
  wrap: (pattern: string) => string = (pattern) => pattern,
): (pattern: string) => Regex {
  const compile = (pattern: string) => {
    regexOf(pattern);
    return regexOf(wrap(pattern));
  };
  const constant = constants[argument];
  if (typeof constant !== 'string') return compile;
  const regex = compile(constant);
  return () => regex;
}
