import { defineInfix, overloadWithNulls } from '../define.js';

export default defineInfix({
  name: 'or',
  summary: 'True where one side is true; false where both are false; else null.',
  source: 'https://learn.microsoft.com/kusto/query/logical-operators',
  overloads: [
    overloadWithNulls(['left: bool|dynamic as bool', 'right: bool|dynamic as bool'], 'bool', (left, right) => {
      if (left === true || right === true) return true;
      return left === null || right === null ? null : false;
    }),
  ],
  examples: [
    { kql: 'print true or false', result: true },
    { kql: 'print bool(null) or true', result: true, verified: 'engine' },
  ],
});
