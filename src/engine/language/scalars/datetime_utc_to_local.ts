import { defineScalar, overload } from '../define.js';
import { checkZone, utcToLocal, zoneOffset } from './_time-zones.js';

export default defineScalar({
  name: 'datetime_utc_to_local',
  summary: 'What the clocks of a time zone show at a moment; null where there is no such zone.',
  source: 'https://learn.microsoft.com/kusto/query/datetime-utc-to-local-function',
  note: 'Zones and their changes are those of the time zone database that comes with Node.',
  check: checkZone,
  overloads: [
    overload(['from: datetime', 'timezone: string'], 'datetime', (from, timezone) => {
      const offset = zoneOffset(timezone);
      return offset === null ? null : utcToLocal(from, offset);
    }),
  ],
  examples: [
    {
      kql: 'print datetime_utc_to_local(datetime(2022-07-11 22:18:48), "US/Pacific")',
      result: '2022-07-11T15:18:48.0000000Z',
    },
    { kql: 'print datetime_utc_to_local(now(), "Mars/Olympus")', result: null, verified: 'reasoned' },
  ],
});
