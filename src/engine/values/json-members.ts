// Members of a bag in JSON that a reader can pass over at once, by one pattern.

/** Repetitions in a pattern, which takes a place on a stack for each. */
const MANY = 1000;
const PLAIN = String.raw`[ !#-[\]-\uffff]*"`;
const BLANKS = String.raw`[ \n\r\t]*`;
const SCALAR = String.raw`(?:"${PLAIN}|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)${BLANKS}`;
const FLAT = String.raw`(?:${SCALAR}|\[${BLANKS}(?:${SCALAR}(?:,${BLANKS}${SCALAR}){0,${MANY}})?\]${BLANKS})`;

/** Members whose names hold no escape, and whose values no bag and no array in an array. Other ones are read one by one. */
export function membersBut(name: string | null): RegExp {
  const other = name === null ? '' : `(?!${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}")`;
  return new RegExp(`(?:"${other}${PLAIN}${BLANKS}:${BLANKS}${FLAT},${BLANKS}){0,${MANY}}`, 'y');
}
