// Case folding, one UTF-16 unit at a time, so that a folded text is as long as the text and every place stays where it
// was: no `ß` becomes `ss` and no `İ` becomes two letters. Two units fold alike exactly where an ignore-case regular
// expression takes one for the other.

/** What `/i` compares: the upper case, where it is a single unit and does not turn a letter into an ASCII one. */
function canonical(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  if (upper.length !== 1) return unit;
  const code = upper.charCodeAt(0);
  return unit >= 0x80 && code < 0x80 ? unit : code;
}

function computeFold(unit: number): number {
  const upper = canonical(unit);
  const lower = String.fromCharCode(upper).toLowerCase();
  if (lower.length !== 1) return upper;
  const code = lower.charCodeAt(0);
  // Only a lower case that leads back names this letter alone: the Kelvin sign is not a `k`.
  return canonical(code) === upper ? code : upper;
}

/** The fold of each unit plus one; 0 where it is not known yet. */
const folds = new Uint32Array(0x10000);

/** The folded form of a UTF-16 unit: its lower case where it has one. */
export function foldUnit(unit: number): number {
  const known = folds[unit] as number; // every unit has a place in the table
  if (known !== 0) return known - 1;
  const fold = computeFold(unit);
  folds[unit] = fold + 1;
  return fold;
}

const ASCII = /^[\0-\x7f]*$/;
const CHUNK = 8192;

/** The text in folded form, as long as `text`: equal for two texts exactly where they are equal but for case. */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (let start = 0; start < text.length; start += CHUNK) {
    const units: number[] = [];
    const end = Math.min(start + CHUNK, text.length);
    for (let i = start; i < end; i++) units.push(foldUnit(text.charCodeAt(i)));
    folded += String.fromCharCode(...units);
  }
  return folded;
}

/** Whether `part` stands in `text` at `at`, but for case. */
export function matchesFolded(text: string, at: number, part: readonly number[]): boolean {
  for (let i = 0; i < part.length; i++) {
    if (foldUnit(text.charCodeAt(at + i)) !== part[i]) return false;
  }
  return true;
}

/** The folded units of a text. */
export function foldedUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => foldUnit(text.charCodeAt(i)));
}
