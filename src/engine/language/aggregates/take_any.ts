import { defineAggregate } from '../define.js';
import { anyRow, anyValue, bindAny, WHICH } from './_any.js';

export default defineAggregate({
  name: 'take_any',
  summary: 'A value of the group, or several columns of one row of it; `*` for all columns.',
  source: 'https://learn.microsoft.com/kusto/query/take-any-aggregation-function',
  note: WHICH,
  naming: 'none',
  overloads: [anyValue, anyRow],
  bind: bindAny(true, (name, position) => name ?? `any_arg${position}`),
  examples: [
    { kql: 'datatable (x: string) ["", "a", "b"] | summarize take_any(x)', result: 'a' },
    { kql: 'datatable (x: long, y: string) [1, "a", 2, "b"] | summarize take_any(*)', rows: [[1, 'a']] },
  ],
});
