import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In kilograms. */
const UNITS = {
  ...prefixed('Gram', 1e-3, ['Nano', 'Micro', 'Milli', 'Centi', 'Deci', 'Deca', 'Hecto', 'Kilo']),
  ...prefixed('Pound', 0.45359237, ['Kilo', 'Mega']),
  ...prefixed('Tonne', 1e3, ['Kilo', 'Mega']),
  EarthMass: 5.9722e24,
  Grain: 1 / 15432.358352941432,
  LongHundredweight: 1 / 0.01968413055222121,
  LongTon: 1016.0469088,
  Ounce: 0.028349523125,
  ShortHundredweight: 1 / 0.022046226218487758,
  ShortTon: 907.18474,
  Slug: 1 / 0.06852176556196105,
  SolarMass: 1.98947e30,
  Stone: 1 / 0.1574731728702698,
};

export default defineScalar({
  name: 'convert_mass',
  summary: 'A mass in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-mass-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_mass(1.2, "Kilogram", "Pound")', result: 2.6455471462185307, verified: 'engine' },
    { kql: 'print convert_mass(1.2, "Gram", "Smoot")', result: null },
  ],
});
