// Least squares: how well lines and polynomials fit a series.

import { type Findings, mean } from './_series.js';

/** A line and how well it fits; x counts the elements from 1. */
export interface LineFit {
  readonly slope: number;
  readonly interception: number;
  /** of the elements, and of what the line leaves of them, over one less than there are */
  readonly variance: number;
  readonly residualVariance: number;
  readonly rSquare: number;
  readonly line: Float64Array;
}

/** @param values at least one */
export function fitLine(values: Float64Array): LineFit {
  const count = values.length;
  const [middle, average] = [(count + 1) / 2, mean(values)];
  let [products, squares] = [0, 0];
  values.forEach((value, i) => {
    products += (i + 1 - middle) * (value - average);
    squares += (i + 1 - middle) ** 2;
  });
  const slope = squares === 0 ? 0 : products / squares;
  const interception = average - slope * middle;
  const line = values.map((_, i) => interception + slope * (i + 1));
  return { slope, interception, line, ...qualityOf(values, line) };
}

/** How well `fitted` stands for the values. */
export function qualityOf(
  values: Float64Array,
  fitted: Float64Array,
): Pick<LineFit, 'variance' | 'residualVariance' | 'rSquare'> {
  const average = mean(values);
  const total = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  const left = values.reduce((sum, value, i) => sum + (value - (fitted[i] as number)) ** 2, 0);
  const divisor = Math.max(values.length - 1, 1);
  return { variance: total / divisor, residualVariance: left / divisor, rSquare: total === 0 ? 1 : 1 - left / total };
}

/** The first element of the right one of two segments, of two elements or more each, whose lines leave the least together; 0 where there are too few. */
export function bestSplit(values: Float64Array): number {
  const count = values.length;
  const average = mean(values);
  const centred = values.map((value) => value - average);
  const fromLeft = restsOfLines(centred);
  const fromRight = restsOfLines(centred.toReversed());
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let split = 2; split <= count - 2; split++) {
    const rest = (fromLeft[split] as number) + (fromRight[count - split] as number);
    if (rest < least) [best, least] = [split, rest];
  }
  return best;
}

/** For each number of elements from the first on, the sum of the squares that their line leaves. */
function restsOfLines(values: Float64Array): Float64Array {
  const rests = new Float64Array(values.length + 1);
  let [sumY, sumXY, sumYY] = [0, 0, 0];
  values.forEach((y, x) => {
    sumY += y;
    sumXY += x * y;
    sumYY += y * y;
    const n = x + 1;
    const squares = (n * (n * n - 1)) / 12;
    const products = sumXY - (sumY * x) / 2;
    rests[n] = Math.max(sumYY - (sumY * sumY) / n - (squares === 0 ? 0 : products ** 2 / squares), 0);
  });
  return rests;
}

/** The coefficients of the polynomial of a degree that fits best, from the highest power to the constant. */
export function fitPolynomial(xs: Float64Array, ys: Float64Array, degree: number): number[] {
  // Powers of numbers around zero and one keep their digits; those of the x as they are do not.
  const middle = mean(xs);
  const scale = xs.reduce((most, x) => Math.max(most, Math.abs(x - middle)), 0) || 1;
  const scaled = xs.map((x) => (x - middle) / scale);
  const coefficients = leastSquares(
    Array.from({ length: degree + 1 }, (_, power) => scaled.map((x) => x ** power)),
    ys,
  );
  return inPowersOf(coefficients, 1 / scale, -middle / scale);
}

/** The polynomial in t, its constant first, as one in x with t = a x + b, its constant last. */
function inPowersOf(coefficients: readonly number[], a: number, b: number): number[] {
  let polynomial: number[] = [];
  for (const coefficient of coefficients.toReversed()) {
    const next = [...polynomial, 0].map((_, power) => (polynomial[power - 1] ?? 0) * a + (polynomial[power] ?? 0) * b);
    next[0] = (next[0] ?? 0) + coefficient;
    polynomial = next;
  }
  return polynomial.slice(0, coefficients.length).toReversed();
}

/** The factors of the columns whose sum comes closest to `target`, by Householder reflections; 0 for a column that the others make up. */
function leastSquares(columns: readonly Float64Array[], target: Float64Array): number[] {
  const matrix = columns.map((column) => Float64Array.from(column));
  const rest = Float64Array.from(target);
  const diagonal = matrix.map((column, k) => {
    const norm = Math.sqrt(column.subarray(k).reduce((sum, value) => sum + value * value, 0));
    const length = (column[k] ?? 0) > 0 ? -norm : norm;
    const mirror = column.slice(k);
    mirror[0] = (mirror[0] ?? 0) - length;
    const square = mirror.reduce((sum, value) => sum + value * value, 0);
    for (const other of [...matrix.slice(k + 1), rest]) reflect(other, mirror, square, k);
    return length;
  });
  const factors = new Array<number>(columns.length).fill(0);
  for (let k = columns.length - 1; k >= 0; k--) {
    let value = rest[k] ?? 0;
    for (let j = k + 1; j < columns.length; j++) value -= (matrix[j]?.[k] ?? 0) * (factors[j] as number);
    const length = diagonal[k] as number;
    factors[k] = Math.abs(length) < 1e-12 ? 0 : value / length;
  }
  return factors;
}

function reflect(column: Float64Array, mirror: Float64Array, square: number, from: number): void {
  if (square === 0) return;
  const product = mirror.reduce((sum, value, i) => sum + value * (column[from + i] as number), 0);
  mirror.forEach((value, i) => {
    column[from + i] = (column[from + i] as number) - (2 * product * value) / square;
  });
}

export function evaluatePolynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}

/** The fit of a line as `series_fit_line` names it. */
export function lineFindings(values: Float64Array): Findings {
  const { rSquare, slope, variance, residualVariance, interception, line } = fitLine(values);
  return [
    ['rsquare', rSquare],
    ['slope', slope],
    ['variance', variance],
    ['rvariance', residualVariance],
    ['interception', interception],
    ['line_fit', [...line]],
  ];
}

export const LINE_COLUMNS = {
  rsquare: 'real',
  slope: 'real',
  variance: 'real',
  rvariance: 'real',
  interception: 'real',
  line_fit: 'dynamic',
} as const;

/** The two lines that fit best on both sides of a split. */
export interface TwoLines {
  readonly findings: Findings;
  readonly right: Findings;
  readonly left: Findings;
}

export function fitTwoLines(values: Float64Array): TwoLines {
  const split = bestSplit(values);
  const [left, right] = [values.slice(0, split), values.slice(split)];
  const fits = [left, right].map((side) => (side.length === 0 ? null : fitLine(side)));
  const line = Float64Array.from(fits.flatMap((fit) => [...(fit?.line ?? [])]));
  const { rSquare, variance, residualVariance } = qualityOf(values, line);
  const side = (fit: LineFit | null | undefined): Findings => [
    ['rsquare', fit?.rSquare ?? null],
    ['slope', fit?.slope ?? null],
    ['interception', fit?.interception ?? null],
    ['variance', fit?.variance ?? null],
    ['rvariance', fit?.residualVariance ?? null],
  ];
  return {
    findings: [
      ['rsquare', rSquare],
      ['split_idx', BigInt(split)],
      ['variance', variance],
      ['rvariance', residualVariance],
      ['line_fit', [...line]],
    ],
    right: side(fits[1]),
    left: side(fits[0]),
  };
}
