import { RunError } from '../../diagnostics/query-error.js';
import type { CallSite } from '../../run/kernel.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { Regex } from '../../values/regex.js';
import { defineScalar, prepared } from '../define.js';
import { regexArgument } from '../infix/_pattern.js';

/** The groups to extract: those asked for by number or name, numbers without a group left out; all where that leaves none. */
function groupsOf(regex: Regex, wanted: Dynamic | undefined): number[] {
  if (regex.groupCount === 0)
    throw new RunError('KQ110', "the regular expression of 'extract_all' has no capture group");
  const asked = wanted === undefined ? [] : isArray(wanted) ? wanted : [wanted];
  const found = asked.flatMap((group) => numberOf(regex, group));
  return found.length > 0 ? found : Array.from({ length: regex.groupCount }, (_, i) => i + 1);
}

function numberOf(regex: Regex, group: Dynamic): number[] {
  const number = typeof group === 'string' ? regex.groupNames.indexOf(group) : Number(group);
  if (number >= 1 && number <= regex.groupCount && Number.isInteger(number)) return [number];
  if (typeof group !== 'string') return [];
  throw new RunError('KQ110', `the regular expression of 'extract_all' has no capture group '${group}'`);
}

function matchesOf(regex: Regex, groups: readonly number[], source: string): Dynamic {
  const matches = Array.from(regex.all(source), (match) => groups.map((group) => match.groups[group] ?? ''));
  if (matches.length === 0) return null;
  return groups.length === 1 ? matches.flat() : matches;
}

/** The regular expression and its groups by pattern and groups asked for, found anew only where either changes. */
function extraction(call: CallSite): (pattern: string, wanted?: Dynamic) => readonly [Regex, readonly number[]] {
  const regexOf = regexArgument(call, 0);
  let last: readonly [pattern: string, wanted: Dynamic | undefined, found: readonly [Regex, readonly number[]]] | null =
    null;
  return (pattern, wanted) => {
    if (last !== null && last[0] === pattern && last[1] === wanted) return last[2];
    const regex = regexOf(pattern);
    last = [pattern, wanted, [regex, groupsOf(regex, wanted)]];
    return last[2];
  };
}

export default defineScalar({
  name: 'extract_all',
  aliases: ['extractall'],
  summary:
    'What the capture groups of a regular expression hold in all its matches: an array of texts for one group, of arrays for several, null without a match.',
  source: 'https://learn.microsoft.com/kusto/query/extract-all-function',
  overloads: [
    prepared(['regex: constant string', 'source: string'], 'dynamic', (call) => {
      const find = extraction(call);
      if (typeof call.constants[0] === 'string') find(call.constants[0]);
      return (pattern, source) => matchesOf(...find(pattern), source);
    }),
    prepared(['regex: constant string', 'captureGroups: array', 'source: string'], 'dynamic', (call) => {
      const find = extraction(call);
      return (pattern, wanted, source) => matchesOf(...find(pattern, wanted), source);
    }),
  ],
  examples: [
    { kql: 'print extract_all(@"(\\d+)", "a set of numbers: 123, 567 and 789")', result: ['123', '567', '789'] },
    {
      kql: 'print extract_all(@"(\\w)(\\w+)(\\w)", dynamic([1, 3]), "82b8-2d4f")',
      result: [
        ['8', '8'],
        ['2', 'f'],
      ],
    },
    { kql: 'print extract_all(@"(\\d)(\\d)", "nope")', result: null, verified: 'engine' },
  ],
});
