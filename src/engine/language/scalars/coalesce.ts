import { defineScalar, overloadWithNulls } from '../define.js';

export default defineScalar({
  name: 'coalesce',
  summary: 'The first argument that is not null; of texts, the first that is not empty.',
  source: 'https://learn.microsoft.com/kusto/query/coalesce-function',
  overloads: [
    overloadWithNulls(
      ['first: common', 'more...: common'],
      'common',
      (...values) => values.find((value) => value !== null && value !== '') ?? null,
    ),
  ],
  examples: [
    { kql: 'print coalesce(tolong("not a number"), tolong("42"), 33)', result: 42, verified: 'engine' },
    { kql: 'print coalesce(tostring(int(null)), "", "fallback")', result: 'fallback', verified: 'engine' },
    { kql: 'print coalesce(real(null), real(null))', result: null, verified: 'engine' },
  ],
});
