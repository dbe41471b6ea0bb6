import { defineScalar, vectorised } from '../define.js';
import { floorVector } from './_floor-vector.js';

export default defineScalar({
  name: 'bin',
  aliases: ['floor'],
  summary:
    'The value rounded down to a multiple of a bin size; datetimes count from 0001-01-01. Null where the size is not above zero.',
  source: 'https://learn.microsoft.com/kusto/query/bin-function',
  naming: 'argument',
  overloads: [
    vectorised(['value: number', 'roundTo: number'], 'widest', floorVector),
    vectorised(['value: timespan', 'roundTo: timespan'], 'timespan', floorVector),
    vectorised(['value: datetime', 'roundTo: datetime|timespan as long'], 'datetime', floorVector),
  ],
  examples: [
    { kql: 'print bin(4.5, 1)', result: 4 },
    { kql: 'print bin(-3.14159, 1)', result: -4, verified: 'engine' },
    { kql: 'print bin(time(16d), 7d)', result: '14.00:00:00' },
    { kql: 'print bin(datetime(1969-12-31 23:30:00), 1h)', result: '1969-12-31T23:00:00.0000000Z', verified: 'engine' },
  ],
});
