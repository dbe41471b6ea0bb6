import { describe, expect, it } from 'vitest';
import { longestBacktrackable } from '../../../../src/engine/values/regex/backtracking-cost.js';
import { parsePattern } from '../../../../src/engine/values/regex/parse.js';
import { Program } from '../../../../src/engine/values/regex/program.js';

function longest(pattern: string): number {
  const { node, groupNames } = parsePattern(pattern, false);
  return longestBacktrackable(new Program(node, groupNames.length));
}

describe('the longest text for a backtracking engine', () => {
  it.each([
    '^abc',
    'abc|def|ghi',
    '^\\w+\\s\\d+',
    '\\\\[^\\\\]+\\.exe',
    '"[^"]*"',
    '^(?:[A-Za-z]+-)+x',
    'a.*',
    '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}',
  ])('has no practical bound for %s, which takes linear time', (pattern) => {
    expect(longest(pattern)).toBeGreaterThan(200_000);
  });

  it.each(['\\w+@', 'a.*b', '\\s+$', '^.*a.*b', '[a-z]+[0-9]+x'])(
    'is some thousands for %s, which takes quadratic time',
    (pattern) => {
      expect(longest(pattern)).toBeGreaterThan(1000);
      expect(longest(pattern)).toBeLessThan(20_000);
    },
  );

  it.each(['a.*b.*c', '.*a.*b', '(.*)-(.*)-(.*)!'])(
    'is some hundreds at most for %s, which takes cubic time or more',
    (pattern) => {
      expect(longest(pattern)).toBeGreaterThan(50);
      expect(longest(pattern)).toBeLessThan(1000);
    },
  );

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(?:a|ab|b)*c',
    '(?:\\w+\\s?)*$',
    '(?:a*)*b',
    '(?:.|\\s)*x',
    '(?:(?:xn--)?[a-z0-9-]+\\.)+!',
  ])('is nothing for %s, whose time can double with each character', (pattern) => {
    expect(longest(pattern)).toBe(0);
  });

  it('counts ways outside loops', () => {
    expect(longest('(?:a?){10}a{10}')).toBeGreaterThan(1000);
    expect(longest('(?:a?){30}a{30}')).toBe(0);
  });
});
