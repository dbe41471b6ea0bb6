import { defineScalar, prepared } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';

export default defineScalar({
  name: 'now',
  summary: 'The time at which the query runs, the same everywhere in it, moved by an offset where one is given.',
  source: 'https://learn.microsoft.com/kusto/query/now-function',
  overloads: [
    prepared(
      ['offset?: timespan'],
      'datetime',
      ({ context }) =>
        (offset) =>
          datetimeOrNull(context.options.now + (offset ?? 0n)),
    ),
  ],
  examples: [{ kql: 'print now(-1d) == now() - 1d', result: true }],
});
