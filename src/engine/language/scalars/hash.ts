import { defineScalar } from '../define.js';
import { hashOverloads } from './_hash.js';

export default defineScalar({
  name: 'hash',
  summary: 'The xxHash64 of a value, whole or modulo a number.',
  source: 'https://learn.microsoft.com/kusto/query/hash-function',
  note: 'the bytes that the service hashes are known for texts and times; those of other types are the likely ones',
  overloads: hashOverloads(),
  examples: [
    { kql: 'print tostring(hash("World"))', result: '1846988464401551951', verified: 'engine' },
    { kql: 'print hash("World", 100)', result: 51, verified: 'engine' },
    { kql: 'print tostring(hash(datetime("2015-01-01")))', result: '1380966698541616202', verified: 'engine' },
  ],
});
