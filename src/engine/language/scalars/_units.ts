// Conversion between units of one quantity. The service converts with UnitsNet (https://github.com/angularsen/UnitsNet), so its units and constants count
// here, where they are not the exact ones too.

import { type Overload, overload } from '../define.js';

/** How many base units a unit is, or how to get from one to the other. */
export type Unit =
  | number
  | { readonly toBase: (value: number) => number; readonly fromBase: (value: number) => number };
export type Units = Readonly<Record<string, Unit>>;

const SCALES = {
  Nano: 1e-9,
  Micro: 1e-6,
  Milli: 1e-3,
  Centi: 1e-2,
  Deci: 1e-1,
  Deca: 10,
  Hecto: 100,
  Kilo: 1e3,
  Mega: 1e6,
  Giga: 1e9,
  Tera: 1e12,
} as const; // prettier-ignore

/** A unit and its multiples by the named prefixes: `Meter`, `Kilometer`. */
export function prefixed(name: string, size: number, prefixes: readonly (keyof typeof SCALES)[]): Units {
  const inside = name.charAt(0).toLowerCase() + name.slice(1);
  return Object.fromEntries([[name, size], ...prefixes.map((prefix) => [`${prefix}${inside}`, size * SCALES[prefix]])]);
}

function toBase(unit: Unit, value: number): number {
  return typeof unit === 'number' ? value * unit : unit.toBase(value);
}

function fromBase(unit: Unit, value: number): number {
  return typeof unit === 'number' ? value / unit : unit.fromBase(value);
}

/** `convert_…(value, from, to)`; null where one of the units is none of these. */
export function unitOverloads(units: Units): Overload[] {
  const known = new Map(Object.entries(units));
  return [
    overload(['value: real', 'from: string', 'to: string'], 'real', (value, from, to) => {
      const [source, target] = [known.get(from), known.get(to)];
      if (source === undefined || target === undefined) return null;
      return from === to ? value : fromBase(target, toBase(source, value));
    }),
  ];
}
