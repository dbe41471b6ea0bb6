import { defineAggregate } from '../define.js';
import { anyRow, anyValue, bindAny, WHICH } from './_any.js';

export default defineAggregate({
  name: 'any',
  summary:
    'A value of the group, or several columns of one row of it, in columns whose names begin with `any_`: the old form of `take_any`.',
  source: 'https://learn.microsoft.com/kusto/query/take-any-aggregation-function',
  note: WHICH,
  naming: { prefix: 'any' },
  overloads: [anyValue, anyRow],
  bind: bindAny(false, (name, position, isOnly) => `any_${name ?? (isOnly ? '' : `arg${position}`)}`),
  examples: [
    {
      kql: 'datatable (x: long, y: string) [1, "a", 2, "b"] | summarize any(*) | project any_y',
      result: 'a',
      verified: 'reasoned',
    },
  ],
});
