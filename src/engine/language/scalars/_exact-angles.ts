// Sines and angles to the last digit: the service's are rounded as the real numbers would be, those of JavaScript not always.
// A pair is a number of twice the precision, as the sum of two (T. J. Dekker, 1971).

type Pair = readonly [high: number, low: number];

const SPLIT = 2 ** 27 + 1;

function sum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
}

function product(a: number, b: number): Pair {
  const high = a * b;
  const [a1, b1] = [upper(a), upper(b)];
  const [a2, b2] = [a - a1, b - b1];
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2];
}

function upper(a: number): number {
  const c = SPLIT * a;
  return c - (c - a);
}

function add(a: Pair, b: Pair): Pair {
  const [high, low] = sum(a[0], b[0]);
  return sum(high, low + a[1] + b[1]);
}

function multiply(a: Pair, b: Pair): Pair {
  const [high, low] = product(a[0], b[0]);
  return sum(high, low + a[0] * b[1] + a[1] * b[0]);
}

function negative([high, low]: Pair): Pair {
  return [-high, -low];
}

/** Sine and cosine. */
type Direction = readonly [sine: Pair, cosine: Pair];

const STEPS_OF_TURN = 128;
/** A step of the turn, in radians. */
const STEP: Pair = [(2 * Math.PI) / STEPS_OF_TURN, (2 * 1.2246467991473532e-16) / STEPS_OF_TURN];
const STEP_DIRECTION: Direction = [
  [0.049067674327418015, -6.79610372051828e-19],
  [0.9987954562051724, -1.2291693337075465e-17],
];
const NO_ANGLE: Direction = [
  [0, 0],
  [1, 0],
];

let directions: readonly Direction[] | null = null;

/** The directions of all steps of the turn. */
function steps(): readonly Direction[] {
  if (directions !== null) return directions;
  const [s, c] = STEP_DIRECTION;
  const found: Direction[] = [NO_ANGLE];
  let [sine, cosine] = NO_ANGLE;
  for (let i = 1; i < STEPS_OF_TURN; i++) {
    const before = found[i - STEPS_OF_TURN / 4];
    [sine, cosine] =
      before !== undefined
        ? [before[1], negative(before[0])]
        : [add(multiply(sine, c), multiply(cosine, s)), add(multiply(cosine, c), negative(multiply(sine, s)))];
    found.push([sine, cosine]);
  }
  directions = found;
  return found;
}

/** The direction of an angle in radians, of a few turns at most. */
function directionOf(angle: number): Direction {
  const step = Math.round(angle / STEP[0]);
  const [whole, low] = product(-step, STEP[0]);
  const [rest, more] = add([angle + whole, 0], [low, -step * STEP[1]]);
  const [square, squareMore] = product(rest, rest);
  const sineTail = more + rest * square * (-1 / 6 + square * (1 / 120 - square / 5040));
  const cosineTail = -squareMore / 2 - rest * more + square * square * (1 / 24 - square * (1 / 720 - square / 40320));
  const at = ((step % STEPS_OF_TURN) + STEPS_OF_TURN) % STEPS_OF_TURN;
  const [sine, cosine] = steps()[at] as Direction;
  const turned = (from: Pair, across: Pair): Pair => {
    const tail = from[0] * cosineTail + across[0] * sineTail + across[1] * rest - (from[1] * square) / 2;
    return add(add(add(from, product(across[0], rest)), product(from[0], -square / 2)), [tail, 0]);
  };
  return [turned(sine, cosine), turned(cosine, negative(sine))];
}

/** Sine and cosine of an angle in radians, of a few turns at most. */
export function exactDirection(angle: number): [sine: number, cosine: number] {
  const [sine, cosine] = directionOf(angle);
  return [sine[0], cosine[0]];
}

/** The angle of a point at `x` and `y`, in radians. */
export function exactAngle(y: number, x: number): number {
  const near = Math.atan2(y, x);
  const length = Math.sqrt(x * x + y * y);
  if (length === 0 || y === 0) return near;
  const [sine, cosine] = directionOf(near);
  const off = add(multiply([y, 0], cosine), negative(multiply([x, 0], sine)));
  return near + off[0] / length;
}
