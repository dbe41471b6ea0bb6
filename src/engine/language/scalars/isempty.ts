import { defineScalar } from '../define.js';
import { emptinessOverloads } from './_emptiness.js';

export default defineScalar({
  name: 'isempty',
  summary: 'Whether a value is an empty text or null.',
  source: 'https://learn.microsoft.com/kusto/query/isempty-function',
  overloads: emptinessOverloads(true),
  examples: [
    { kql: 'print isempty("")', result: true },
    { kql: 'print isempty(int(null))', result: true, verified: 'reasoned' },
    { kql: 'print isempty(dynamic([]))', result: false },
  ],
});
