import { defineScalar, vectorised } from '../define.js';
import { choice } from './_choice.js';

export default defineScalar({
  name: 'case',
  summary:
    'The value after the first condition that is true; the last argument where none is. All values are of one type.',
  source: 'https://learn.microsoft.com/kusto/query/case-function',
  overloads: [
    vectorised(['predicate...: bool', 'then...: common-or-dynamic', 'else: common-or-dynamic'], 'common', choice),
  ],
  examples: [
    { kql: 'print case(7 <= 3, "small", 7 <= 10, "medium", "large")', result: 'medium' },
    { kql: 'print case(bool(null), "c1", true, "c2", "def")', result: 'c2', verified: 'engine' },
    { kql: 'print case(true, 1, 2.5)', error: 'KS232' },
  ],
});
