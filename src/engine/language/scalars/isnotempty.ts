import { defineScalar } from '../define.js';
import { emptinessOverloads } from './_emptiness.js';

export default defineScalar({
  name: 'isnotempty',
  aliases: ['notempty'],
  summary: 'Whether a value is neither an empty text nor null.',
  source: 'https://learn.microsoft.com/kusto/query/isnotempty-function',
  overloads: emptinessOverloads(false),
  examples: [
    { kql: 'print isnotempty("")', result: false, verified: 'engine' },
    { kql: 'print isnotempty("x")', result: true, verified: 'engine' },
  ],
});
