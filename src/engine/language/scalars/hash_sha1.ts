import { defineScalar } from '../define.js';
import { digestOverloads } from './_digest.js';

export default defineScalar({
  name: 'hash_sha1',
  summary: 'The SHA-1 hash of the text of a value, in hexadecimal digits.',
  source: 'https://learn.microsoft.com/kusto/query/hash-sha1-function',
  overloads: digestOverloads('sha1'),
  examples: [
    {
      kql: 'print hash_sha1("World")',
      result: '70c07ec18ef89c5309bbb0937f3a6342411e1fdd',
    },
    {
      kql: 'print hash_sha1(datetime(2020-01-01))',
      result: 'e903e533f4d636b4fc0dcf3cf81e7b7f330de776',
    },
  ],
});
