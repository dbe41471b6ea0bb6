import { describe, expect, it } from 'vitest';
import { exactAngle, exactDirection } from '../../../src/engine/language/scalars/_exact-angles.js';

describe('angles to the last digit', () => {
  it.each([
    [Math.PI / 2, 1, 6.123233995736766e-17],
    [Math.PI, 1.2246467991473532e-16, -1],
    [-Math.PI / 2, -1, 6.123233995736766e-17],
    [0, 0, 1],
    [2.213009636459885, 0.8007720158928594, -0.5989692634542161],
    [-0.7690568374127713, -0.6954578226176947, 0.7185669189155975],
    [2.1525687064182586, 0.8354900301629674, -0.5495056046104388],
  ])('has the sine and the cosine of %d', (angle, sine, cosine) => {
    expect(exactDirection(angle)).toEqual([sine, cosine]);
  });

  it.each([
    [0, -1, Math.PI],
    [0, 0, 0],
    [1, 1, Math.PI / 4],
    [-3, -4, Math.atan2(-3, -4)],
  ])('has the angle of a point at %d and %d', (y, x, angle) => {
    expect(exactAngle(y, x)).toBe(angle);
  });
});
