// Texts by character, which to KQL is a Unicode code point, where JavaScript counts UTF-16 units.

const SURROGATE = /[\ud800-\udfff]/;

/** How many characters a text has. */
export function countCharacters(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length;
}

/** A text whose places are counted in characters. */
export class Characters {
  /** The unit at which each character begins; null where every character is one unit. */
  private readonly starts: readonly number[] | null;
  readonly length: number;

  constructor(private readonly text: string) {
    this.starts = SURROGATE.test(text) ? startsOf(text) : null;
    this.length = this.starts?.length ?? text.length;
  }

  /** The characters from `start`, which is not negative, up to `end`, as far as there are any. */
  slice(start: number, end: number): string {
    return end <= start ? '' : this.text.slice(this.unitOf(start), this.unitOf(end));
  }

  private unitOf(character: number): number {
    if (this.starts === null) return character;
    return this.starts[character] ?? this.text.length;
  }
}

function startsOf(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return starts;
}
