import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In metres a second. */
const UNITS = {
  ...prefixed('MeterPerSecond', 1, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Kilo']),
  ...prefixed('MeterPerMinute', 1 / 60, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Kilo']),
  ...prefixed('MeterPerHour', 1 / 3600, ['Milli', 'Centi', 'Kilo']),
  FootPerHour: 0.3048 / 3600,
  FootPerMinute: 0.3048 / 60,
  FootPerSecond: 0.3048,
  InchPerHour: 0.0254 / 3600,
  InchPerMinute: 0.0254 / 60,
  InchPerSecond: 0.0254,
  Knot: 0.514444,
  MilePerHour: 0.44704,
  UsSurveyFootPerHour: 1200 / 3937 / 3600,
  UsSurveyFootPerMinute: 1200 / 3937 / 60,
  UsSurveyFootPerSecond: 1200 / 3937,
  YardPerHour: 0.9144 / 3600,
  YardPerMinute: 0.9144 / 60,
  YardPerSecond: 0.9144,
};

export default defineScalar({
  name: 'convert_speed',
  summary: 'A speed in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-speed-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_speed(1.2, "MeterPerSecond", "CentimeterPerHour")', result: 432000 },
    { kql: 'print convert_speed(1.2, "Knot", "Smoot")', result: null },
  ],
});
