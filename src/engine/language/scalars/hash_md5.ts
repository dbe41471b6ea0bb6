import { defineScalar } from '../define.js';
import { digestOverloads } from './_digest.js';

export default defineScalar({
  name: 'hash_md5',
  summary: 'The MD5 hash of the text of a value, in hexadecimal digits.',
  source: 'https://learn.microsoft.com/kusto/query/hash-md5-function',
  overloads: digestOverloads('md5'),
  examples: [
    {
      kql: 'print hash_md5("World")',
      result: 'f5a7924e621e84c9280a9a27e1bcb7f6',
    },
    {
      kql: 'print hash_md5(datetime(2020-01-01))',
      result: '786c530672d1f8db31fee25ea8a9390b',
    },
  ],
});
