import { defineScalar, overloadWithNulls } from '../define.js';

export default defineScalar({
  name: 'isnull',
  summary: 'Whether a value is null; a text never is.',
  source: 'https://learn.microsoft.com/kusto/query/isnull-function',
  overloads: [overloadWithNulls(['expression: scalar'], 'bool', (value) => value === null)],
  examples: [
    { kql: 'print isnull(toint("bad"))', result: true, verified: 'engine' },
    { kql: 'print isnull("")', result: false },
  ],
});
