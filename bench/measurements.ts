export type Unit = 'ms' | 'bytes' | 'times';

/** What was measured of one thing: by peer, a value for each turn. */
export interface Measurement {
  readonly name: string;
  readonly unit: Unit;
  readonly values: Record<string, number[]>;
}

export class Measurements {
  readonly #all = new Map<string, Measurement>();

  add(name: string, unit: Unit, peer: string, value: number): void {
    const measurement = this.#all.get(name) ?? { name, unit, values: {} };
    this.#all.set(name, measurement);
    const values = measurement.values[peer] ?? [];
    measurement.values[peer] = [...values, value];
  }

  medians(): Median[] {
    return [...this.#all.values()].map(({ name, unit, values }) => ({
      name,
      unit,
      values: Object.fromEntries(Object.entries(values).map(([peer, each]) => [peer, median(each)])),
    }));
  }
}

export interface Median {
  readonly name: string;
  readonly unit: Unit;
  readonly values: Readonly<Record<string, number>>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
