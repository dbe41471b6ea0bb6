import { defineScalar } from '../define.js';
import { trimOverloads } from './_trim.js';

export default defineScalar({
  name: 'trim_start',
  summary: 'The text without the match of a regular expression that it begins with.',
  source: 'https://learn.microsoft.com/kusto/query/trim-start-function',
  overloads: trimOverloads('start'),
  examples: [
    { kql: 'print trim_start("https://", "https://bing.com")', result: 'bing.com', verified: 'engine' },
    { kql: 'print trim_start(" ", "   leading")', result: '  leading', verified: 'engine' },
  ],
});
