import { defineScalar, vectorised } from '../define.js';
import { choice } from './_choice.js';

export default defineScalar({
  name: 'iff',
  aliases: ['iif'],
  summary:
    'The second argument where the condition is true, else (also where it is null) the third; both are of one type.',
  source: 'https://learn.microsoft.com/kusto/query/iff-function',
  overloads: [vectorised(['if: bool', 'then: common-or-dynamic', 'else: common-or-dynamic'], 'common', choice)],
  examples: [
    { kql: 'print iff(1 > 2, "yes", "no")', result: 'no' },
    { kql: 'print iff(bool(null), "t", "f")', result: 'f', verified: 'engine' },
    { kql: 'print iff(true, 1, 2.5)', error: 'KS232', verified: 'reasoned' },
  ],
});
