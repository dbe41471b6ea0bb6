import { column, constant } from '../../plan/plan.js';
import { defineScalar } from '../define.js';

/** https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns */
const RECEIVED = '_TimeReceived';
/** Columns that say when a row came to the service, then those that say when its event was. */
const TIMES = [RECEIVED, 'TimeGenerated', 'Timestamp'];

export default defineScalar({
  name: 'ingestion_time',
  summary: 'The time at which a row was taken in; null where its table does not tell.',
  source: 'https://learn.microsoft.com/kusto/query/ingestion-time-function',
  note: 'An export does not say when the service took a row in: the column `_TimeReceived` counts in rows that were exported with it, otherwise the time of the event.',
  naming: { name: '$IngestionTime' },
  overloads: [],
  bind: (_call, scope) => {
    const [first, ...others] = TIMES.flatMap((name) => scope.column(name) ?? []).filter((c) => c.type === 'datetime');
    if (first === undefined) return constant('datetime', null);
    if (first.name !== RECEIVED || others.length === 0) return column(first);
    const args = [first, ...others].map(column);
    return { kind: 'call', type: 'datetime', function: 'coalesce', overload: 0, args };
  },
  examples: [
    { kql: 'print x = 1 | project isnull(ingestion_time())', result: true, verified: 'reasoned' },
    {
      kql: 'datatable(TimeGenerated: datetime, _TimeReceived: datetime) [datetime(2024-05-01), datetime(2024-05-02), datetime(2024-05-03), datetime(null)] | project ingestion_time()',
      rows: [['2024-05-02T00:00:00.0000000Z'], ['2024-05-03T00:00:00.0000000Z']],
      verified: 'reasoned',
    },
  ],
});
