import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJavaScript } from '../../../../src/engine/values/regex/javascript.js';
import { LazyDfa } from '../../../../src/engine/values/regex/lazy-dfa.js';
import { MemoBacktracker } from '../../../../src/engine/values/regex/memo-backtracker.js';
import { forTest } from '../../../../src/engine/values/regex/node.js';
import { parsePattern } from '../../../../src/engine/values/regex/parse.js';
import { PikeMachine } from '../../../../src/engine/values/regex/pike.js';
import { Program } from '../../../../src/engine/values/regex/program.js';
import { patterns, texts } from './patterns.js';

/** The places between the code points of a text. */
function placesOf(text: string): number[] {
  let at = 0;
  return [0, ...Array.from(text, (char) => (at += char.length))];
}

function texted(text: string, slots: Int32Array | null): (string | null)[] | null {
  if (slots === null) return null;
  const groups: (string | null)[] = [String(slots[0])];
  for (let i = 0; i < slots.length; i += 2)
    groups.push((slots[i] ?? -1) < 0 ? null : text.slice(slots[i], slots[i + 1]));
  return groups;
}

function javascript(expression: RegExp, text: string, from: number): (string | null)[] | null {
  expression.lastIndex = from;
  const match = expression.exec(text);
  return match && [String(match.index), ...Array.from(match, (group) => group ?? null)];
}

describe('the engines', () => {
  it('find the same match from every place', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        const { node, groupNames } = parsePattern(pattern, false);
        const program = new Program(node, groupNames.length);
        const pike = new PikeMachine(program);
        const backtracker = new MemoBacktracker(program);
        const dfa = new LazyDfa(program);
        const source = toJavaScript(node, program.anchored);
        const expression = source === null ? null : new RegExp(source, 'gu');
        for (const from of placesOf(text)) {
          const expected = texted(text, pike.exec(text, from));
          expect(texted(text, backtracker.exec(text, from))).toEqual(expected);
          expect(dfa.test(text, from)).toBe(expected !== null);
          if (expression !== null) expect(javascript(expression, text, from)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('find a match of what is left for tests where there is one of the whole', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        const { node, groupNames } = parsePattern(pattern, false);
        const whole = new LazyDfa(new Program(node, groupNames.length));
        const program = new Program(forTest(node), 0);
        const left = new LazyDfa(program);
        const source = toJavaScript(forTest(node), program.anchored);
        for (const from of placesOf(text)) {
          const expected = whole.test(text, from);
          expect(left.test(text, from)).toBe(expected);
          if (source !== null) expect(javascript(new RegExp(source, 'gu'), text, from) !== null).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('translate most of what rules hold', () => {
    const translated = (pattern: string) => {
      const { node, groupNames } = parsePattern(pattern, false);
      return toJavaScript(node, new Program(node, groupNames.length).anchored) !== null;
    };
    expect(translated('(?i)(\\w+)\\.(exe|dll)\\b')).toBe(true);
    expect(translated('^$')).toBe(true);
    expect(translated('(.*)?x')).toBe(true);
    expect(translated('\\b|a')).toBe(false);
    expect(translated('(?:a|b*)+c')).toBe(false);
    expect(translated('(?:(a)|b)+')).toBe(false);
  });

  it('read on where the states take too much memory and are forgotten', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,60}$/), (text) => {
        const { node } = parsePattern('a[ab]{5}b[ab]{3}a', false);
        const program = new Program(node, 0);
        expect(new LazyDfa(program, 50).test(text, 0)).toBe(new LazyDfa(program).test(text, 0));
      }),
    );
  });
});
