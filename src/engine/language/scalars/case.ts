import { defineScalar, preparedWithNulls } from '../define.js';
import { branch } from './_branches.js';

export default defineScalar({
  name: 'case',
  summary: 'The value after the first condition that is true; the last argument where none is.',
  source: 'https://learn.microsoft.com/kusto/query/case-function',
  overloads: [
    preparedWithNulls(
      ['predicate...: bool', 'then...: common-or-dynamic', 'else: common-or-dynamic'],
      'common',
      ({ types, result }) => {
        const branches = types.map((type) => branch(type, result));
        const last = types.length - 1;
        return (...args) => {
          let chosen = last;
          for (let i = 0; i < last; i += 2) {
            if (args[i] !== true) continue;
            chosen = i + 1;
            break;
          }
          return branches[chosen]?.(args[chosen] ?? null) ?? null;
        };
      },
    ),
  ],
  examples: [
    { kql: 'print case(7 <= 3, "small", 7 <= 10, "medium", "large")', result: 'medium' },
    { kql: 'print case(bool(null), "c1", true, "c2", "def")', result: 'c2', verified: 'engine' },
  ],
});
