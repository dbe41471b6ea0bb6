// The discrete Fourier transform: by halves where the length is a power of two; else as a convolution of such a length, after Bluestein (1970).

/** Complex numbers, real and imaginary parts apart. */
export interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

export function fourier(input: Complex): Complex {
  const length = input.real.length;
  if (length <= 1) return input;
  return (length & (length - 1)) === 0 ? byHalves(input) : byConvolution(input);
}

/** The transform back: `inverseFourier(fourier(x))` is x. */
export function inverseFourier({ real, imaginary }: Complex): Complex {
  // With the parts exchanged before and after, the transform runs the other way.
  const { real: im, imaginary: re } = fourier({ real: imaginary, imaginary: real });
  return { real: re.map((value) => value / real.length), imaginary: im.map((value) => value / real.length) };
}

function byHalves(input: Complex): Complex {
  const length = input.real.length;
  const bits = 31 - Math.clz32(length);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    const from = reversedBits(i, bits);
    re[i] = input.real[from] as number;
    im[i] = input.imaginary[from] as number;
  }
  for (let half = 1; half < length; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [cos, sin] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let i = k; i < length; i += 2 * half) {
        const [x, y] = [re[i + half] as number, im[i + half] as number];
        const [turnedX, turnedY] = [x * cos - y * sin, x * sin + y * cos];
        re[i + half] = (re[i] as number) - turnedX;
        im[i + half] = (im[i] as number) - turnedY;
        re[i] = (re[i] as number) + turnedX;
        im[i] = (im[i] as number) + turnedY;
      }
    }
  }
  return { real: re, imaginary: im };
}

function reversedBits(value: number, bits: number): number {
  let reversed = 0;
  for (let i = 0; i < bits; i++) reversed |= ((value >> i) & 1) << (bits - 1 - i);
  return reversed;
}

function byConvolution(input: Complex): Complex {
  const length = input.real.length;
  const padded = 2 ** Math.ceil(Math.log2(2 * length));
  // k^2 modulo 2n: the angle loses no digits to large squares.
  const angles = input.real.map((_, k) => (Math.PI * ((k * k) % (2 * length))) / length);
  const [a, chirp] = [complexOf(padded), complexOf(padded)];
  angles.forEach((angle, k) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [input.real[k] as number, input.imaginary[k] as number];
    a.real[k] = x * cos + y * sin;
    a.imaginary[k] = y * cos - x * sin;
    for (const at of [k, (padded - k) % padded]) {
      chirp.real[at] = cos;
      chirp.imaginary[at] = sin;
    }
  });
  const product = multiplied(byHalves(a), byHalves(chirp));
  const convolution = inverseFourier(product);
  const result = complexOf(length);
  angles.forEach((angle, k) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [convolution.real[k] as number, convolution.imaginary[k] as number];
    result.real[k] = x * cos + y * sin;
    result.imaginary[k] = y * cos - x * sin;
  });
  return result;
}

export function complexOf(length: number): Complex {
  return { real: new Float64Array(length), imaginary: new Float64Array(length) };
}

function multiplied(a: Complex, b: Complex): Complex {
  const product = complexOf(a.real.length);
  a.real.forEach((x, i) => {
    const [y, u, v] = [a.imaginary[i] as number, b.real[i] as number, b.imaginary[i] as number];
    product.real[i] = x * u - y * v;
    product.imaginary[i] = x * v + y * u;
  });
  return product;
}

/** For each lag, the sum over the products of the elements that stand so far apart. */
export function autocorrelation(values: Float64Array): Float64Array {
  const padded = 2 ** Math.ceil(Math.log2(Math.max(2 * values.length, 2)));
  const input = complexOf(padded);
  input.real.set(values);
  const { real, imaginary } = fourier(input);
  const power = {
    real: real.map((x, i) => x ** 2 + (imaginary[i] as number) ** 2),
    imaginary: new Float64Array(padded),
  };
  return inverseFourier(power).real.slice(0, values.length);
}
