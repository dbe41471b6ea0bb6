import type { Token } from '../token.js';
import type { Range } from './brackets.js';
import { blank, type Document, newline, text } from './document.js';

/** The comments of a text, each with the token after it; every one is handed out once. */
export class Comments {
  private readonly placed = new Set<number>();

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** Those before a statement, a step or an item, to stand outside of the group that it is: they do not break it. */
  lead({ from, to }: Range): Document[] {
    if (from === to) return [];
    const comments = this.before(from);
    this.placed.add(from);
    return comments;
  }

  /** Comments and blank lines before a token, where they have not been placed yet. */
  before(i: number): Document[] {
    const token = this.tokens[i];
    if (token === undefined || this.placed.has(i)) return [];
    const lines = this.source.slice(token.leading, token.start).split(/\r\n|\n|\r/);
    if (lines.some((line) => line.trim() !== '')) return commentsOf(lines, i === 0);
    return lines.length > 2 && this.tokens[i - 1]?.text === ';' ? [blank] : [];
  }
}

/** @param begins whether nothing stands before the comments */
function commentsOf(lines: readonly string[], begins: boolean): Document[] {
  return lines.flatMap((line, i): Document[] => {
    const comment = line.trim();
    const isInside = i > 0 && i < lines.length - 1;
    if (comment === '') return [isInside ? blank : newline];
    // A directive is one only at the beginning of its line.
    if (comment.startsWith('#')) return [{ kind: 'margin', text: comment }];
    return i === 0 && !begins ? [{ kind: 'remark', text: comment }] : [newline, text(comment), newline];
  });
}
