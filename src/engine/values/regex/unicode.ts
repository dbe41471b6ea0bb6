// What the regular expressions know of Unicode: `\d`, `\s`, `\w`, properties and case folding.
// Properties and folding are JavaScript's own: its `\p{…}`, and its `iu` flags, which fold case as Unicode's simple folding does.

import { CharSet } from './char-set.js';
import { DIGIT_RANGES, WORD_RANGES } from './unicode.generated.js';

function decode(differences: string): CharSet {
  let at = 0;
  return CharSet.ofSorted(
    differences.split(' ').map((difference) => {
      at += Number.parseInt(difference, 36);
      return at;
    }),
  );
}

export interface PerlClasses {
  readonly digit: CharSet;
  readonly space: CharSet;
  readonly word: CharSet;
}

/** `\d`, `\s` and `\w` by https://learn.microsoft.com/kusto/query/regex#perl-character-classes-unicode-friendly. */
export const UNICODE: PerlClasses = {
  digit: decode(DIGIT_RANGES),
  space: CharSet.of(
    [0x09, 0x0d],
    [0x20, 0x20],
    [0x85, 0x85],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
  ),
  word: decode(WORD_RANGES),
};

/** `\d`, `\s` and `\w` where `(?-u)` turned Unicode off. */
export const ASCII: PerlClasses = {
  digit: CharSet.of([0x30, 0x39]),
  space: CharSet.of([0x09, 0x0d], [0x20, 0x20]),
  word: CharSet.of([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]),
};

/** Runs of code points that differ in kind, each of one length in UTF-16. */
const MIXED: readonly (readonly [first: number, last: number])[] = [
  [0, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x3ffff],
  [0xe0000, 0xeffff],
];

/** Planes of unassigned or private-use characters: but for the last two, all are of the kind of the first. */
const UNIFORM_PLANES = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16];

function textOf(first: number, last: number): string {
  let text = '';
  for (let at = first; at <= last; at += 0x1000) {
    text += String.fromCodePoint(...Array.from({ length: Math.min(0x1000, last - at + 1) }, (_, i) => at + i));
  }
  return text;
}

let mixed: readonly { first: number; width: number; text: string }[] | undefined;

function mixedTexts() {
  mixed ??= MIXED.map(([first, last]) => ({ first, width: first > 0xffff ? 2 : 1, text: textOf(first, last) }));
  return mixed;
}

/** The code points that a JavaScript class such as `\p{L}` matches, without surrogates. Takes some 20 ms. */
export function rangesOf(jsClass: string): CharSet {
  const pairs: [first: number, last: number][] = [];
  const runs = new RegExp(`${jsClass}+`, 'gu');
  for (const { first, width, text } of mixedTexts()) {
    for (const { index, 0: run } of text.matchAll(runs)) {
      pairs.push([first + index / width, first + (index + run.length) / width - 1]);
    }
  }
  const one = new RegExp(jsClass, 'u');
  for (const plane of UNIFORM_PLANES) {
    const base = plane << 16;
    if (one.test(String.fromCodePoint(base))) pairs.push([base, base + 0xfffd]);
    if (one.test(String.fromCodePoint(base + 0xfffe))) pairs.push([base + 0xfffe, base + 0xffff]);
  }
  return CharSet.of(...pairs);
}

const properties = new Map<string, CharSet | null>();

/** The set of a property as `\p{…}` names it: a general category, a script or a binary property; null where there is none. */
export function propertySet(name: string): CharSet | null {
  let set = properties.get(name);
  if (set === undefined) {
    const form = javascriptForms(name).find(isProperty);
    set = form === undefined ? null : rangesOf(`\\p{${form}}`);
    properties.set(name, set);
  }
  return set;
}

function isProperty(form: string): boolean {
  try {
    new RegExp(`\\p{${form}}`, 'u');
    return true;
  } catch {
    return false;
  }
}

/** What JavaScript, which minds case and underscores, may call the property. */
function javascriptForms(name: string): string[] {
  const [key, value] = name.split(/[=:]/, 2);
  if (value !== undefined) return spellings(key ?? '').flatMap((k) => spellings(value).map((v) => `${k}=${v}`));
  return spellings(name).flatMap((spelling) => [spelling, `Script=${spelling}`]);
}

function spellings(name: string): string[] {
  const words = name.trim().split(/[\s_-]+/);
  const titled = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('_');
  return [name, titled, name.toLowerCase(), name.toUpperCase()];
}

const ASCII_LETTERS = CharSet.of([0x41, 0x5a], [0x61, 0x7a]);
const KELVIN_SIGN = 0x212a;
const LONG_S = 0x17f;

/** The set with every character that differs from one of its own by case only; ASCII's letters alone where Unicode is off. */
export function foldedSet(set: CharSet, unicode: boolean): CharSet {
  if ((set.ranges.at(-1) ?? 0) > 0x7f) return foldUnicode(set);
  const pairs = set.pairs();
  for (const [first, last] of set.intersect(ASCII_LETTERS).pairs()) pairs.push([first ^ 0x20, last ^ 0x20]);
  const folded = CharSet.of(...pairs);
  if (!unicode) return folded;
  if (folded.has(0x6b)) pairs.push([KELVIN_SIGN, KELVIN_SIGN]);
  if (folded.has(0x73)) pairs.push([LONG_S, LONG_S]);
  return CharSet.of(...pairs);
}

const CASED = /[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]/gu;

let cased: readonly string[] | undefined;

function foldUnicode(set: CharSet): CharSet {
  cased ??= mixedTexts().flatMap(({ text }) => text.match(CASED) ?? []);
  const matcher = new RegExp(set.classText(), 'iu');
  const added = cased.filter((char) => matcher.test(char)).map((char) => char.codePointAt(0) as number);
  return set.union(CharSet.of(...added.map((codePoint): [number, number] => [codePoint, codePoint])));
}
