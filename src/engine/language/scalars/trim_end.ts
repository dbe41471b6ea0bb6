import { defineScalar } from '../define.js';
import { trimOverloads } from './_trim.js';

export default defineScalar({
  name: 'trim_end',
  summary: 'The text without the match of a regular expression that it ends with.',
  source: 'https://learn.microsoft.com/kusto/query/trim-end-function',
  overloads: trimOverloads('end'),
  examples: [
    { kql: 'print trim_end(".com", "bing.com")', result: 'bing', verified: 'engine' },
    { kql: 'print trim_end(" ", "trailing   ")', result: 'trailing  ', verified: 'engine' },
  ],
});
