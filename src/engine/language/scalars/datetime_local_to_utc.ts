import { defineScalar, overload } from '../define.js';
import { checkZone, localToUtc, zoneOffset } from './_time-zones.js';

export default defineScalar({
  name: 'datetime_local_to_utc',
  summary: 'The moment at which the clocks of a time zone show a datetime; null where there is no such zone.',
  source: 'https://learn.microsoft.com/kusto/query/datetime-local-to-utc-function',
  note: 'Zones and their changes are those of the time zone database that comes with Node.',
  check: checkZone,
  overloads: [
    overload(['from: datetime', 'timezone: string'], 'datetime', (from, timezone) => {
      const offset = zoneOffset(timezone);
      return offset === null ? null : localToUtc(from, offset);
    }),
  ],
  examples: [
    {
      kql: 'print datetime_local_to_utc(datetime(2020-02-02 20:02:20), "Europe/Paris")',
      result: '2020-02-02T19:02:20.0000000Z',
      verified: 'engine',
    },
    {
      kql: 'print datetime_local_to_utc(datetime(2022-03-27 02:00), "Europe/Brussels")',
      result: '2022-03-27T00:00:00.0000000Z',
      verified: 'engine',
    },
  ],
});
