import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In joules. */
const UNITS = {
  ...prefixed('Joule', 1, ['Milli', 'Kilo', 'Mega', 'Giga']),
  ...prefixed('Calorie', 4.184, ['Kilo', 'Mega']),
  ...prefixed('BritishThermalUnit', 1055.05585262, ['Kilo', 'Mega', 'Giga']),
  ...prefixed('ElectronVolt', 1.602176565e-19, ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...prefixed('WattHour', 3600, ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...prefixed('WattDay', 86_400, ['Kilo', 'Mega', 'Giga', 'Tera']),
  ...prefixed('ThermEc', 1.05505585262e8, ['Deca']),
  ...prefixed('ThermImperial', 1.05505585257348e8, ['Deca']),
  ...prefixed('ThermUs', 1.054804e8, ['Deca']),
  Erg: 1e-7,
  FootPound: 1.355817948,
  HorsepowerHour: 2.6845195377e6,
};

export default defineScalar({
  name: 'convert_energy',
  summary: 'An energy in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-energy-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_energy(1.2, "Joule", "BritishThermalUnit")', result: 0.00113738054437598 },
    { kql: 'print convert_energy(1.2, "Joule", "Smoot")', result: null },
  ],
});
