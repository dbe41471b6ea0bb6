import { defineScalar } from '../define.js';
import { hashOverloads } from './_hash.js';

export default defineScalar({
  name: 'hash_xxhash64',
  summary: 'The xxHash64 of a value, whole or modulo a number.',
  source: 'https://learn.microsoft.com/kusto/query/hash-xxhash64-function',
  note: 'the bytes that the service hashes are known for texts and times; those of other types are the likely ones',
  overloads: hashOverloads(),
  examples: [
    { kql: 'print tostring(hash_xxhash64("World"))', result: '1846988464401551951' },
    { kql: 'print hash_xxhash64("World", 100)', result: 51 },
    { kql: 'print tostring(hash_xxhash64(datetime("2015-01-01")))', result: '1380966698541616202' },
  ],
});
