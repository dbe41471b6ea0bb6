import { column, constant } from '../../plan/plan.js';
import { defineScalar } from '../define.js';

/** Columns that say when a row came to the service, then those that say when its event was. */
const TIMES = ['_TimeReceived', 'TimeGenerated', 'Timestamp'];

export default defineScalar({
  name: 'ingestion_time',
  summary: 'The time at which a row was taken in; null where its table does not tell.',
  source: 'https://learn.microsoft.com/kusto/query/ingestion-time-function',
  note: 'An export does not say when the service took a row in: the column `_TimeReceived` counts where it was exported, otherwise the time of the event.',
  naming: { name: '$IngestionTime' },
  overloads: [],
  bind: (_call, scope) => {
    const found = TIMES.map((name) => scope.column(name)).find((c) => c?.type === 'datetime');
    return found === undefined ? constant('datetime', null) : column(found);
  },
  examples: [{ kql: 'print x = 1 | project isnull(ingestion_time())', result: true, verified: 'reasoned' }],
});
