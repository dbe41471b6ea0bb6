// The escapes in JSON strings.

const LETTER_U = 0x75;
const BACKSLASH = 0x5c;

/** By the letter behind the backslash: the character, or 0. */
export const CHARACTERS = new Uint8Array(256);
for (const [letter, character] of Object.entries({
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
})) {
  CHARACTERS[letter.charCodeAt(0)] = character.charCodeAt(0);
}

/** The bytes may go on with an escape, or what makes one whole. */
export const ESCAPE_CUT_OFF = 0;
export const NO_ESCAPE = -1;

/** Of an escape that gives a UTF-16 unit in four digits. */
export const UNIT_LENGTH = 6;

/** The length of the escape at `at`, where a backslash is; `ESCAPE_CUT_OFF` or `NO_ESCAPE` where there is none. */
export function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return ESCAPE_CUT_OFF;
  const letter = bytes[at + 1] as number;
  if (letter !== LETTER_U) return CHARACTERS[letter] === 0 ? NO_ESCAPE : 2;
  for (let i = at + 2; i < at + 6; i++) {
    if (i >= end) return ESCAPE_CUT_OFF;
    if (hexDigit(bytes[i] as number) < 0) return NO_ESCAPE;
  }
  return UNIT_LENGTH;
}

/** Whether the second half of a surrogate pair is escaped at `at`. */
export function isLowEscape(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] !== BACKSLASH || escapeLength(bytes, at, end) !== UNIT_LENGTH) return false;
  const unit = unitAt(bytes, at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** The UTF-16 unit that the six bytes at `at` stand for. */
function unitAt(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let i = at + 2; i < at + 6; i++) unit = unit * 16 + hexDigit(bytes[i] as number);
  return unit;
}

/**
 * Decodes the text between `at` and `end`, in which all escapes are whole, to `to` and on; gives the position behind it.
 * Halves of surrogate pairs that have no other half become U+FFFD.
 */
export function decodeEscapes(bytes: Buffer, at: number, end: number, to: number): number {
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte !== BACKSLASH) {
      bytes[to++] = byte;
      at++;
      continue;
    }
    const letter = bytes[at + 1] as number;
    if (letter !== LETTER_U) {
      bytes[to++] = CHARACTERS[letter] as number;
      at += 2;
      continue;
    }
    const unit = unitAt(bytes, at);
    const paired = isHigh(unit) && isLowEscape(bytes, at + UNIT_LENGTH, end);
    const low = paired ? unitAt(bytes, at + UNIT_LENGTH) : 0;
    to += bytes.write(paired ? String.fromCharCode(unit, low) : String.fromCharCode(unit), to, 'utf8');
    at += paired ? 2 * UNIT_LENGTH : UNIT_LENGTH;
  }
  return to;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
