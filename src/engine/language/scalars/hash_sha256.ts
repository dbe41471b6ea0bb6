import { defineScalar } from '../define.js';
import { digestOverloads } from './_digest.js';

export default defineScalar({
  name: 'hash_sha256',
  summary: 'The SHA-256 hash of the text of a value, in hexadecimal digits.',
  source: 'https://learn.microsoft.com/kusto/query/hash-sha256-function',
  overloads: digestOverloads('sha256'),
  examples: [
    {
      kql: 'print hash_sha256("World")',
      result: '78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524',
      verified: 'engine',
    },
    {
      kql: 'print hash_sha256(datetime(2020-01-01))',
      result: 'ba666752dc1a20eb750b0eb64e780cc4c968bc9fb8813461c1d7e750f302d71d',
      verified: 'engine',
    },
  ],
});
