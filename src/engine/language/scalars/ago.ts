import { defineScalar, prepared } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';

export default defineScalar({
  name: 'ago',
  summary: 'The time of the query less a timespan.',
  source: 'https://learn.microsoft.com/kusto/query/ago-function',
  overloads: [
    prepared(
      ['timespan: timespan'],
      'datetime',
      ({ context }) =>
        (timespan) =>
          datetimeOrNull(context.options.now - timespan),
    ),
  ],
  examples: [{ kql: 'print ago(1h) == now() - 1h', result: true }],
});
