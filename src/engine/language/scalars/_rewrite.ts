import type { CallSite } from '../../run/kernel.js';
import { failingQuery, regexArgument } from '../infix/_pattern.js';

/**
 * Replaces every match of the pattern in argument `pattern` by the rewrite text in argument `rewrite`; what is wrong with
 * either fails the query before any row where they are constants.
 */
export function rewriter(call: CallSite, pattern: number, rewrite: number) {
  const regexOf = regexArgument(call, pattern);
  const replace = (source: string, patternText: string, rewriteText: string) =>
    failingQuery(() => regexOf(patternText).replace(source, rewriteText));
  const constants = [call.constants[pattern], call.constants[rewrite]];
  const [patternText, rewriteText] = constants;
  if (typeof patternText === 'string' && typeof rewriteText === 'string') replace('', patternText, rewriteText);
  return replace;
}
