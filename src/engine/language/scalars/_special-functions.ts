// Functions of mathematics that JavaScript has not: gamma, error and beta functions, to about 14 digits.

/** Coefficients of Lanczos' approximation for g = 7. https://en.wikipedia.org/wiki/Lanczos_approximation */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const LANCZOS_G = 7;
/** The first whole number whose gamma function is out of the range of reals. */
const GAMMA_OVERFLOW = 172;

function lanczosSum(x: number): number {
  return LANCZOS.reduce((sum, coefficient, i) => (i === 0 ? coefficient : sum + coefficient / (x + i)), 0);
}

/** The gamma function; NaN at zero and the negative whole numbers, exact as far as reals go at the positive ones. */
export function gamma(x: number): number {
  if (Number.isInteger(x)) return x <= 0 ? Number.NaN : factorial(x - 1);
  if (x > GAMMA_OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const base = x - 1 + LANCZOS_G + 0.5;
  // The power in two halves, each of which stays in range for longer.
  const half = base ** ((x - 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * half * Math.exp(-base) * half * lanczosSum(x - 1);
}

function factorial(n: number): number {
  if (n >= GAMMA_OVERFLOW - 1) return Number.POSITIVE_INFINITY;
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** The logarithm of the absolute value of the gamma function; infinite at zero and the negative whole numbers. */
export function logGamma(x: number): number {
  if (Number.isInteger(x) && x <= 0) return Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x < GAMMA_OVERFLOW) return Math.log(gamma(x));
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const base = x - 1 + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(lanczosSum(x - 1));
}

const PRECISION = 1e-16;
/** From here on the error function is 1 but for a rest that the continued fraction gives with all its digits. */
const FRACTION_FROM = 2;

/** The error function. */
export function erf(x: number): number {
  if (Math.abs(x) >= FRACTION_FROM) return Math.sign(x) * (1 - erfcFraction(Math.abs(x)));
  // https://en.wikipedia.org/wiki/Error_function#Taylor_series: the form whose terms all have one sign.
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * PRECISION; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** 1 less the error function. */
export function erfc(x: number): number {
  if (x >= FRACTION_FROM) return erfcFraction(x);
  return x <= -FRACTION_FROM ? 2 - erfcFraction(-x) : 1 - erf(x);
}

/** The continued fraction of Laplace, evaluated from its end. */
function erfcFraction(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** The logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** The regularized incomplete beta function, for `x` from 0 to 1 and positive `a` and `b`. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // The continued fraction converges fast on this side of the distribution's middle.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) * betaFraction(x, a, b)) / a;
}

const TINY = 1e-300;
const MOST_STEPS = 10_000;

/** Its continued fraction by Lentz' method. https://dlmf.nist.gov/8.17#v */
function betaFraction(x: number, a: number, b: number): number {
  const kept = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION * 2) break;
  }
  return fraction;
}
