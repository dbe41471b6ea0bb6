import { describe, expect, it } from 'vitest';
import { normalQuantile, parseDelayModel } from '../../../src/rules/simulate/delay-model.js';
import { minutes } from './rules.js';

describe('a delay model', () => {
  it('goes through both of its quantiles', () => {
    const model = parseDelayModel('p50=2m,p99=20m');
    const delays = Array.from({ length: 20_000 }, (_, i) => Number(model?.delayOf(`event ${i}`))).sort((a, b) => a - b);
    const share = (limit: bigint) => delays.filter((delay) => delay <= Number(limit)).length / delays.length;
    expect(share(minutes(2))).toBeCloseTo(0.5, 1.7);
    expect(share(minutes(20))).toBeCloseTo(0.99, 2);
  });

  it('gives an event the same delay each time, and others others', () => {
    const [one, again] = [parseDelayModel('p50=2m,p99=20m'), parseDelayModel('p99=20m, p50=2m')];
    expect(one?.delayOf('a')).toBe(again?.delayOf('a'));
    expect(one?.delayOf('a')).not.toBe(one?.delayOf('b'));
  });

  it.each([
    '',
    'p50=2m',
    'p50=2m,p50=3m',
    'p99=2m,p50=20m',
    'p0=1m,p99=2m',
    'p50=0m,p99=2m',
    'p50=2,p99=x',
    'p1=1m,p2=2m,p3=3m',
  ])('is not %j', (text) => {
    expect(parseDelayModel(text)).toBeNull();
  });

  it('inverts the normal distribution', () => {
    // Table values of the standard normal distribution.
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
    expect(normalQuantile(0.5)).toBe(0);
  });
});
