// The text of a real. Kusto prints with the Grisu2 of Florian Loitsch ("Printing floating-point numbers quickly and
// accurately with integers", 2010) without its last step, the rounding: the digits are the shortest that lead into the
// interval of reals that read back as the same number, counted from its upper end, not the closest to the number. So
// 0.1 + 0.2 prints as 0.30000000000000007. Hashes of printed numbers depend on every digit, so the algorithm is kept,
// with bigints in the place of 64-bit words.

/** A number `f * 2^e` with a 64-bit `f`. */
interface Scaled {
  f: bigint;
  e: number;
}

/** The digits of a number: `digits * 10^exponent`. */
interface Decimals {
  digits: string;
  exponent: number;
}

const HIDDEN_BIT = 1n << 52n;
const FRACTION = HIDDEN_BIT - 1n;
const BIAS = 1075;
const HALF = 1n << 63n;
const words = new DataView(new ArrayBuffer(8));

function unpack(value: number): Scaled {
  words.setFloat64(0, value);
  const bits = words.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & FRACTION;
  return biased === 0 ? { f: fraction, e: 1 - BIAS } : { f: fraction + HIDDEN_BIT, e: biased - BIAS };
}

function normalise({ f, e }: Scaled): Scaled {
  const upper = Number(f >> 32n);
  const shift = upper === 0 ? 32 + Math.clz32(Number(f)) : Math.clz32(upper);
  return { f: f << BigInt(shift), e: e - shift };
}

/** The product, rounded to 64 bits. */
function multiply(a: Scaled, b: Scaled): Scaled {
  return { f: (a.f * b.f + HALF) >> 64n, e: a.e + b.e + 64 };
}

/** The middles between a number and its neighbours, with one exponent. */
function boundaries(v: Scaled): { low: Scaled; high: Scaled } {
  const high = normalise({ f: (v.f << 1n) + 1n, e: v.e - 1 });
  const low = v.f === HIDDEN_BIT ? { f: (v.f << 2n) - 1n, e: v.e - 2 } : { f: (v.f << 1n) - 1n, e: v.e - 1 };
  return { low: { f: low.f << BigInt(low.e - high.e), e: high.e }, high };
}

const FIRST_POWER = -348;
const POWER_STEP = 8;
const powers: Scaled[] = [];

/** 10^(8 * index - 348), rounded to 64 bits. */
function power(index: number): Scaled {
  const known = powers[index];
  if (known !== undefined) return known;
  const exponent = FIRST_POWER + POWER_STEP * index;
  const magnitude = 10n ** BigInt(Math.abs(exponent));
  // Enough bits below the 64 that are kept for one rounding to be exact.
  const extra = 1400;
  const [f, e] = exponent < 0 ? [(1n << BigInt(extra)) / magnitude, -extra] : [magnitude << 64n, -64];
  const surplus = f.toString(2).length - 64;
  const rounded = { f: (f + (1n << BigInt(surplus - 1))) >> BigInt(surplus), e: e + surplus };
  powers[index] = rounded;
  return rounded;
}

/** The index of the power of ten that brings a number of binary exponent `e` into the range where digits are read off. */
function powerIndex(e: number): number {
  const k = Math.ceil((-61 - e) * 0.30102999566398114 + 347);
  return (k >> 3) + 1;
}

/** The fewest leading digits of `high` that lie within `delta` below it. */
function generate(high: Scaled, delta: bigint): { digits: number[]; kappa: number } {
  const shift = BigInt(-high.e);
  const one = 1n << shift;
  const digits: number[] = [];
  let whole = Number(high.f >> shift);
  let fraction = high.f & (one - 1n);
  for (let kappa = String(whole).length - 1; kappa >= 0; kappa--) {
    const unit = 10 ** kappa;
    const digit = Math.trunc(whole / unit);
    if (digit !== 0 || digits.length > 0) digits.push(digit);
    whole -= digit * unit;
    const rest = (BigInt(whole) << shift) + fraction;
    if (rest <= delta) return { digits, kappa };
  }
  let width = delta;
  for (let kappa = -1; ; kappa--) {
    fraction *= 10n;
    width *= 10n;
    const digit = Number(fraction >> shift);
    if (digit !== 0 || digits.length > 0) digits.push(digit);
    fraction &= one - 1n;
    if (fraction <= width) return { digits, kappa };
  }
}

/** The digits of a finite number above zero by Grisu2. */
function grisu(value: number): Decimals {
  const v = unpack(value);
  const { low, high } = boundaries(v);
  const index = powerIndex(high.e);
  const scale = power(index);
  // Half a unit of error on each side: stay a unit within.
  const top = multiply(high, scale);
  top.f -= 1n;
  const bottom = multiply(low, scale).f + 1n;
  const { digits, kappa } = generate(top, top.f - bottom);
  return { digits: digits.join(''), exponent: kappa - (FIRST_POWER + POWER_STEP * index) };
}

/** No two texts of so few digits read back as one number: the shortest is the only one of its length. */
const UNIQUE_DIGITS = 15;

function decimalsOf(value: number): Decimals {
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  return digits.length > UNIQUE_DIGITS ? grisu(value) : { digits, exponent: Number(power) - digits.length + 1 };
}

/** The first power of ten that prints with an exponent. */
const FIXED_DIGITS = 21;

function layOut({ digits, exponent }: Decimals): string {
  const point = digits.length + exponent;
  if (exponent >= 0 && point <= FIXED_DIGITS) return `${digits}${'0'.repeat(exponent)}.0`;
  if (point > 0 && point <= FIXED_DIGITS) return `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point > -6 && point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  const rest = digits.length === 1 ? '' : `.${digits.slice(1)}`;
  return `${digits.slice(0, 1)}${rest}e${point - 1}`;
}

/**
 * The text of a real as Kusto prints it: `1.0`, `0.1`, `100000000000.0`, `1e22`, `1.5e-7`, `-0.0`, `NaN`, `inf`, `-inf`.
 */
export function formatReal(n: number): string {
  if (Number.isSafeInteger(n)) return Object.is(n, -0) ? '-0.0' : `${n}.0`;
  if (Number.isNaN(n)) return 'NaN';
  if (!Number.isFinite(n)) return n > 0 ? 'inf' : '-inf';
  return n < 0 ? `-${layOut(decimalsOf(-n))}` : layOut(decimalsOf(n));
}
