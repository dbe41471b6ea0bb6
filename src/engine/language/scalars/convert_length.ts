import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In metres. */
const UNITS = {
  ...prefixed('Meter', 1, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo']),
  ...prefixed('LightYear', 9.46073047258e15, ['Kilo', 'Mega']),
  ...prefixed('Parsec', 3.08567758128e16, ['Kilo', 'Mega']),
  Angstrom: 1e-10,
  AstronomicalUnit: 1.495978707e11,
  Chain: 20.1168,
  DataMile: 1828.8,
  DtpPica: 1 / 236.220472441,
  DtpPoint: 0.0254 / 72,
  Fathom: 1.8288,
  Foot: 0.3048,
  Hand: 0.1016,
  Inch: 0.0254,
  Microinch: 2.54e-8,
  Mil: 2.54e-5,
  Mile: 1609.34,
  NauticalMile: 1852,
  PrinterPica: 1 / 237.106301584,
  PrinterPoint: 0.0254 / 72.27,
  Shackle: 27.432,
  SolarRadius: 6.9551e8,
  Twip: 1 / 56692.913385826,
  UsSurveyFoot: 1200 / 3937,
  Yard: 0.9144,
};

export default defineScalar({
  name: 'convert_length',
  summary: 'A length in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-length-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_length(1.2, "Meter", "Foot")', result: 3.93700787401575 },
    { kql: 'print convert_length(1.2, "Meter", "Smoot")', result: null },
  ],
});
