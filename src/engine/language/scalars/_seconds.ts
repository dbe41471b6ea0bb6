const TICKS_PER_SECOND = 10_000_000;

/** A number of seconds as whole ones and ticks; the nearest tick, since most decimal fractions are no reals. */
export function ticksOfSecond(seconds: number): { readonly whole: number; readonly fraction: number } {
  const whole = Math.floor(seconds);
  const fraction = Math.round((seconds - whole) * TICKS_PER_SECOND);
  return fraction === TICKS_PER_SECOND ? { whole: whole + 1, fraction: 0 } : { whole, fraction };
}
