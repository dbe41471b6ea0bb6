import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

/** A part of the text, and whether a lookup has matched it, so that no other may. */
type Part = readonly [text: string, taken: boolean];

/** The parts of an untaken part around the occurrences of `lookup`. */
function take([text, taken]: Part, lookup: string, rewrite: Dynamic | undefined): Part[] {
  if (taken || !text.includes(lookup)) return [[text, taken]];
  const replaced: Part = [typeof rewrite === 'string' ? rewrite : lookup, true];
  return text.split(lookup).flatMap((rest, i): Part[] => (i === 0 ? [[rest, false]] : [replaced, [rest, false]]));
}

function replaceAll(text: string, lookups: Dynamic, rewrites: Dynamic): string {
  if (!isArray(lookups) || !isArray(rewrites)) return text;
  let parts: Part[] = [[text, false]];
  lookups.forEach((lookup, i) => {
    if (typeof lookup === 'string' && lookup !== '') parts = parts.flatMap((part) => take(part, lookup, rewrites[i]));
  });
  return parts.map(([part]) => part).join('');
}

export default defineScalar({
  name: 'replace_strings',
  summary:
    'The text with every occurrence of several others replaced. Earlier ones come first, and what they matched stays untouched; a rewrite that is no text leaves its match as it is.',
  source: 'https://learn.microsoft.com/kusto/query/replace-strings-function',
  overloads: [overload(['text: string', 'lookups: array', 'rewrites: array'], 'string', replaceAll)],
  examples: [
    {
      kql: 'print replace_strings("A cat and a dog", dynamic(["cat", "dog"]), dynamic(["dog", "pigeon"]))',
      result: 'A dog and a pigeon',
    },
    { kql: 'print replace_strings("This is", dynamic(["is", "This"]), dynamic(["was", "This"]))', result: 'Thwas was' },
    { kql: 'print replace_strings("This is", dynamic(["This", "is"]), dynamic([12345, "was"]))', result: 'This was' },
  ],
});
