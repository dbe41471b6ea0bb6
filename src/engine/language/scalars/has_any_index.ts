import { type Dynamic, isArray } from '../../values/dynamic.js';
import { type TextMatcher, termMatcher } from '../../values/terms.js';
import { dynamicText } from '../../values/text.js';
import { defineScalar, prepared } from '../define.js';

function matchersOf(values: Dynamic): TextMatcher[] {
  const items = isArray(values) ? values : [];
  return items.map((item) => {
    if (item === null) return () => false;
    return termMatcher(dynamicText(item), { ignoreCase: true, start: true, end: true });
  });
}

export default defineScalar({
  name: 'has_any_index',
  summary:
    'The index of the first item of an array that the text has as a term, as `has` sees it; -1 where it has none.',
  source: 'https://learn.microsoft.com/kusto/query/has-any-index-function',
  overloads: [
    prepared(['source: string|dynamic as string', 'values: array'], 'long', () => {
      let last: Dynamic = null;
      let matchers: TextMatcher[] = [];
      return (source, values) => {
        if (values !== last) [last, matchers] = [values, matchersOf(values)];
        return BigInt(matchers.findIndex((matches) => matches(source)));
      };
    }),
  ],
  examples: [
    { kql: 'print has_any_index("this is an example", dynamic(["not", "example"]))', result: 1 },
    { kql: 'print has_any_index("Example number 2", dynamic([1, 2, 3]))', result: 1 },
    { kql: 'print has_any_index("this is an example", dynamic([]))', result: -1 },
  ],
});
