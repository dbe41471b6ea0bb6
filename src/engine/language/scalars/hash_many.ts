import { defineScalar, prepared } from '../define.js';
import { combineHashes, hasherOf } from './_hash.js';

export default defineScalar({
  name: 'hash_many',
  summary: 'The hashes of several values as one, as `hash_combine` combines them.',
  source: 'https://learn.microsoft.com/kusto/query/hash-many-function',
  note: 'how the service combines hashes is not published: the result differs from its result, and is always the same here',
  overloads: [
    prepared(['sources...: not-dynamic'], 'long', ({ types }) => {
      const hashers = types.map(hasherOf);
      return (...values) => combineHashes(hashers.map((hash, i) => hash(values[i] ?? null)));
    }),
  ],
  examples: [{ kql: 'print hash_many("a", "b") == hash_many("b", "a")', result: false, verified: 'reasoned' }],
});
