import { realToLong } from '../../values/number.js';

/** Ticks times a real; null where that is no number. */
export function scaledTicks(ticks: bigint, factor: number): bigint | null {
  return realToLong(Number(ticks) * factor);
}
