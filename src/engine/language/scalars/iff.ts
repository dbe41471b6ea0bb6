import { defineScalar, preparedWithNulls } from '../define.js';
import { branch } from './_branches.js';

export default defineScalar({
  name: 'iff',
  aliases: ['iif'],
  summary: 'The second argument where the condition is true, else (also where it is null) the third.',
  source: 'https://learn.microsoft.com/kusto/query/iff-function',
  overloads: [
    preparedWithNulls(
      ['if: bool', 'then: common-or-dynamic', 'else: common-or-dynamic'],
      'common',
      ({ types, result }) => {
        const [whenTrue, otherwise] = [branch(types[1], result), branch(types[2], result)];
        return (condition, a, b) => (condition === true ? whenTrue(a) : otherwise(b));
      },
    ),
  ],
  examples: [
    { kql: 'print iff(1 > 2, "yes", "no")', result: 'no' },
    { kql: 'print iff(bool(null), "t", "f")', result: 'f', verified: 'engine' },
  ],
});
