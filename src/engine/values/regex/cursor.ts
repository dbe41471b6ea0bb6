import { RegexError } from './regex-error.js';

/** A place in a pattern, moved by what is read. */
export class Cursor {
  at = 0;

  constructor(readonly pattern: string) {}

  get atEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  /** The UTF-16 unit at the cursor or after it, `''` beyond the end. Enough for syntax, which is ASCII. */
  peek(ahead = 0): string {
    return this.pattern.charAt(this.at + ahead);
  }

  startsWith(text: string): boolean {
    return this.pattern.startsWith(text, this.at);
  }

  /** Reads `text` where it stands here. */
  eat(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Reads what a sticky expression matches here. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.pattern);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  /** Reads a code point; the caller knows that there is one. */
  codePoint(): number {
    const codePoint = this.pattern.codePointAt(this.at) ?? 0;
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  error(reason: string, position = this.at): RegexError {
    return new RegexError(reason, this.pattern, position);
  }
}
