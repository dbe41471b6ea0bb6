import type { Random } from './random.js';

/** How busy each hour of a day is, in UTC. */
const busyness = [2, 2, 2, 2, 2, 3, 5, 9, 12, 13, 13, 12, 10, 12, 13, 12, 10, 7, 5, 4, 3, 3, 2, 2];
const weekend = 0.35;
const hour = 3_600_000;

/** As many times as asked for, rising, more of them in working hours; milliseconds since 1970, with a fraction, before `end`. */
export function* workingHours(random: Random, count: number, end: number, days: number): Generator<number> {
  const start = end - days * 24 * hour;
  const hours = Math.ceil(days * 24);
  const weights = Array.from({ length: hours }, (_, index) => weightOf(start + index * hour));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let index = 0;
  let passed = 0;
  for (let item = 0; item < count; item++) {
    const target = ((item + random.fraction()) / count) * total;
    while (index < hours - 1 && passed + (weights[index] ?? 0) <= target) passed += weights[index++] ?? 0;
    const within = Math.min((target - passed) / (weights[index] ?? 1), 1);
    yield Math.min(start + (index + within) * hour, end - 1);
  }
}

function weightOf(time: number): number {
  const date = new Date(time);
  const isWeekend = date.getUTCDay() % 6 === 0;
  return (busyness[date.getUTCHours()] ?? 1) * (isWeekend ? weekend : 1);
}
