import { defineInfix, overloadWithNulls } from '../define.js';

export default defineInfix({
  name: 'and',
  summary: 'True where both sides are true; false where one is false; else null.',
  source: 'https://learn.microsoft.com/kusto/query/logical-operators',
  overloads: [
    overloadWithNulls(['left: bool|dynamic as bool', 'right: bool|dynamic as bool'], 'bool', (left, right) => {
      if (left === false || right === false) return false;
      return left === null || right === null ? null : true;
    }),
  ],
  examples: [
    { kql: 'print true and false', result: false },
    { kql: 'print bool(null) and false', result: false, verified: 'engine' },
  ],
});
