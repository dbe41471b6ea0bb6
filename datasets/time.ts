/**
 * An ISO time in UTC with seven digits of a second, as Defender writes it, from milliseconds since 1970, whose fraction counts
 * (a number of today's size tells quarters of a microsecond apart).
 */
export function isoTime(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const ticks = Math.floor((milliseconds - whole) * 10_000);
  return `${new Date(whole).toISOString().slice(0, -1)}${String(ticks).padStart(4, '0')}Z`;
}
