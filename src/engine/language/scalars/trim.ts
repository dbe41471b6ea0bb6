import { defineScalar } from '../define.js';
import { trimOverloads } from './_trim.js';

export default defineScalar({
  name: 'trim',
  summary: 'The text without the match of a regular expression that it begins with and the one that it ends with.',
  source: 'https://learn.microsoft.com/kusto/query/trim-function',
  overloads: trimOverloads('both'),
  examples: [
    { kql: 'print trim("--", "--https://bing.com--")', result: 'https://bing.com' },
    { kql: 'print trim(@"[^\\w]+", "-  Te st1// $")', result: 'Te st1' },
    { kql: 'print trim(" ", "  both  ")', result: ' both ', verified: 'engine' },
  ],
});
