import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In degrees. */
const UNITS = {
  ...prefixed('Degree', 1, ['Nano', 'Micro', 'Milli']),
  ...prefixed('Radian', 180 / Math.PI, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci']),
  Arcminute: 1 / 60,
  Arcsecond: 1 / 3600,
  Gradian: 0.9,
  NatoMil: 9 / 160,
  Revolution: 360,
  // The sine of the angle.
  Tilt: {
    toBase: (sine: number) => (Math.asin(sine) * 180) / Math.PI,
    fromBase: (degrees: number) => Math.sin((degrees * Math.PI) / 180),
  },
};

export default defineScalar({
  name: 'convert_angle',
  summary: 'An angle in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-angle-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_angle(1.2, "Degree", "Arcminute")', result: 72, verified: 'engine' },
    { kql: 'print convert_angle(1.2, "Degree", "Smoot")', result: null },
  ],
});
