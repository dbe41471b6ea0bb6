import { defineScalar, preparedWithNulls } from '../define.js';
import { bagOf } from './_bags.js';

export default defineScalar({
  name: 'bag_pack',
  aliases: ['pack', 'pack_dictionary'],
  summary: 'A property bag of the given keys, each followed by its value; nulls are kept.',
  source: 'https://learn.microsoft.com/kusto/query/pack-function',
  overloads: [
    preparedWithNulls(
      ['key...: string', 'value...: scalar'],
      'dynamic',
      ({ types }) =>
        (...pairs) =>
          bagOf(pairs, types),
    ),
  ],
  examples: [
    { kql: 'print bag_pack("name", "alice", "age", 30)', result: { name: 'alice', age: 30 }, verified: 'engine' },
    { kql: 'print bag_pack("a", 1, "b")', error: 'KS121' },
  ],
});
