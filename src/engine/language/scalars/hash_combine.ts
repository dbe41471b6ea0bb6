import { defineScalar, overload } from '../define.js';
import { combineHashes } from './_hash.js';

export default defineScalar({
  name: 'hash_combine',
  summary: 'Several hashes as one.',
  source: 'https://learn.microsoft.com/kusto/query/hash-combine-function',
  note: 'how the service combines hashes is not published: the result differs from its result, and is always the same here',
  overloads: [
    overload(['first: scalar as long', 'others...: scalar as long'], 'long', (...hashes) => combineHashes(hashes)),
  ],
  examples: [
    {
      kql: 'print hash_combine(hash("Hello"), hash("World")) == hash_many("Hello", "World")',
      result: true,
      verified: 'reasoned',
    },
  ],
});
