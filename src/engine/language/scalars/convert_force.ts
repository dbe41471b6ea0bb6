import { defineScalar } from '../define.js';
import { prefixed, unitOverloads } from './_units.js';

/** In newtons. */
const UNITS = {
  ...prefixed('Newton', 1, ['Micro', 'Milli', 'Deca', 'Kilo', 'Mega']),
  ...prefixed('PoundForce', 4.448221615260509, ['Kilo']),
  Dyn: 1e-5,
  KilogramForce: 9.80665002864,
  KiloPond: 9.80665002864,
  OunceForce: 0.2780138509537812,
  Poundal: 0.1382550279897304,
  ShortTonForce: 8896.443230521,
  TonneForce: 9806.65002864,
};

export default defineScalar({
  name: 'convert_force',
  summary: 'A force in another unit; null for a unit that is none.',
  source: 'https://learn.microsoft.com/kusto/query/convert-force-function',
  overloads: unitOverloads(UNITS),
  examples: [
    { kql: 'print convert_force(1.2, "Newton", "Decanewton")', result: 0.12 },
    { kql: 'print convert_force(1.2, "Newton", "Smoot")', result: null },
  ],
});
