import { defineScalar, overloadWithNulls } from '../define.js';

export default defineScalar({
  name: 'isnotnull',
  aliases: ['notnull'],
  summary: 'Whether a value is not null; a text never is.',
  source: 'https://learn.microsoft.com/kusto/query/isnotnull-function',
  overloads: [overloadWithNulls(['expression: scalar'], 'bool', (value) => value !== null)],
  examples: [
    { kql: 'print isnotnull(dynamic(null))', result: false },
    { kql: 'print isnotnull("")', result: true, verified: 'engine' },
  ],
});
