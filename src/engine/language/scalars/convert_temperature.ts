import { defineScalar } from '../define.js';
import { type Unit, unitOverloads } from './_units.js';

const FREEZING = 273.15;
const BOILING = 373.15;

/** A scale whose degrees are so many kelvins large and whose zero lies at `zero` kelvins. */
function scale(size: number, zero: number): Unit {
  return { toBase: (degrees) => degrees * size + zero, fromBase: (kelvins) => (kelvins - zero) / size };
}

/** In kelvins. */
const UNITS = {
  Kelvin: 1,
  DegreeCelsius: scale(1, FREEZING),
  MillidegreeCelsius: scale(1e-3, FREEZING),
  DegreeDelisle: scale(-2 / 3, BOILING),
  DegreeFahrenheit: scale(5 / 9, (459.67 * 5) / 9),
  DegreeNewton: scale(100 / 33, FREEZING),
  DegreeRankine: 5 / 9,
  DegreeReaumur: scale(5 / 4, FREEZING),
  DegreeRoemer: scale(40 / 21, FREEZING - (7.5 * 40) / 21),
  SolarTemperature: 5778,
};

export default defineScalar({
  name: 'convert_temperature',
  summary: 'A temperature in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-temperature-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_temperature(1.2, "Kelvin", "DegreeCelsius")', result: -271.95, verified: 'engine' },
    {
      kql: 'print round(convert_temperature(100, "DegreeCelsius", "DegreeFahrenheit"), 9)',
      result: 212,
      verified: 'reasoned',
    },
  ],
});
