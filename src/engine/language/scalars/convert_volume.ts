import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In cubic metres. */
const UNITS = {
  ...prefixed('Liter', 1e-3, ['Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo', 'Mega']),
  ...prefixed('CubicMeter', 1, ['Hecto', 'Kilo']),
  ...prefixed('CubicFoot', 0.0283168, ['Hecto', 'Kilo', 'Mega']),
  ...prefixed('ImperialGallon', 0.0045460900000018145, ['Kilo', 'Mega']),
  ...prefixed('UsGallon', 0.00378541, ['Deci', 'Deca', 'Hecto', 'Kilo', 'Mega']),
  AcreFoot: 1 / 0.000810714,
  AuTablespoon: 2e-5,
  BoardFoot: 2.3597372158e-3,
  CubicCentimeter: 1e-6,
  CubicDecimeter: 1e-3,
  CubicHectometer: 1e6,
  CubicInch: 1.6387e-5,
  CubicKilometer: 1e9,
  CubicMicrometer: 1e-18,
  CubicMile: 4.16818182544058e9,
  CubicMillimeter: 1e-9,
  CubicYard: 0.764554858,
  ImperialBeerBarrel: 0.16365924,
  ImperialOunce: 2.84130624999629e-5,
  ImperialPint: 5.6826125e-4,
  MetricCup: 0.00025,
  MetricTeaspoon: 5e-6,
  OilBarrel: 0.158987294928,
  UkTablespoon: 1.5e-5,
  UsBeerBarrel: 0.1173477658,
  UsCustomaryCup: 0.0002365882365,
  UsLegalCup: 0.00024,
  UsOunce: 2.9573529562537606e-5,
  UsPint: 4.73176473e-4,
  UsQuart: 9.46352946e-4,
  UsTablespoon: 1.478676478125e-5,
  UsTeaspoon: 4.92892159375e-6,
};

export default defineScalar({
  name: 'convert_volume',
  summary: 'A volume in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-volume-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_volume(1.2, "CubicMeter", "AcreFoot")', result: 0.0009728568, verified: 'engine' },
    { kql: 'print convert_volume(1.2, "Liter", "Smoot")', result: null },
  ],
});
