// Texts with places where a line may break, and their layout in a given width: a group stands in one line where it fits,
// else all of its own breaks are taken.

export type Document =
  | { readonly kind: 'text'; readonly text: string }
  /** a space, or nothing where it is `soft`, unless its group is broken */
  | { readonly kind: 'line'; readonly soft: boolean }
  /** a line break in any case; several of them in a row are one */
  | { readonly kind: 'newline' }
  /** an empty line; several of them in a row are one */
  | { readonly kind: 'blank' }
  /** a line of its own that is not indented */
  | { readonly kind: 'margin'; readonly text: string }
  /** a comment behind the last text, even where a line has been begun since; it ends its line */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'all'; readonly parts: readonly Document[]; readonly breaks: boolean }
  | { readonly kind: 'indent'; readonly content: Document; readonly breaks: boolean }
  | { readonly kind: 'group'; readonly content: Document; readonly breaks: boolean }
  /** as many of the parts in a line as fit; `from` is the first that is not placed yet */
  | { readonly kind: 'fill'; readonly parts: readonly Document[]; readonly from: number; readonly breaks: boolean };

export const line: Document = { kind: 'line', soft: false };
export const softline: Document = { kind: 'line', soft: true };
export const newline: Document = { kind: 'newline' };
export const blank: Document = { kind: 'blank' };

export function text(content: string): Document {
  return { kind: 'text', text: content };
}

export function all(...parts: readonly Document[]): Document {
  return { kind: 'all', parts, breaks: parts.some(breaks) };
}

export function indent(...parts: readonly Document[]): Document {
  const content = all(...parts);
  return { kind: 'indent', content, breaks: breaks(content) };
}

export function group(...parts: readonly Document[]): Document {
  const content = all(...parts);
  return { kind: 'group', content, breaks: breaks(content) };
}

export function fill(parts: readonly Document[]): Document {
  return { kind: 'fill', parts, from: 0, breaks: parts.some(breaks) };
}

export function join(separator: readonly Document[], parts: readonly Document[]): Document {
  return all(...parts.flatMap((part, i) => (i === 0 ? [part] : [...separator, part])));
}

/** Whether a document breaks the line wherever it stands. */
export function breaks(document: Document): boolean {
  if (
    document.kind === 'newline' ||
    document.kind === 'blank' ||
    document.kind === 'margin' ||
    document.kind === 'remark'
  )
    return true;
  return 'breaks' in document && document.breaks;
}

interface Pending {
  readonly document: Document;
  readonly depth: number;
  readonly flat: boolean;
}

const INDENT = '    ';

/** Lays a document out in lines of `width` characters, longer only where nothing can be broken. */
export function layOut(document: Document, width: number): string {
  return new Layout(width).run(document);
}

class Layout {
  private readonly lines: string[] = [];
  private current = '';
  private readonly pending: Pending[] = [];

  constructor(private readonly width: number) {}

  run(document: Document): string {
    this.pending.push({ document, depth: 0, flat: false });
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) this.place(next);
    this.endLine('');
    const text = this.lines.join('\n').trimEnd();
    return text === '' ? '' : `${text}\n`;
  }

  private place({ document, depth, flat }: Pending): void {
    switch (document.kind) {
      case 'text':
        this.current += document.text;
        return;
      case 'line':
        if (flat) this.current += document.soft ? '' : ' ';
        else this.endLine(INDENT.repeat(depth));
        return;
      case 'newline':
        return this.endLine(INDENT.repeat(depth));
      case 'blank':
        this.endLine('');
        if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('');
        this.current = INDENT.repeat(depth);
        return;
      case 'margin':
        this.endLine(document.text);
        return this.endLine(INDENT.repeat(depth));
      case 'remark':
        this.endLine('');
        this.lines.push(`${this.lines.pop() ?? ''} ${document.text}`);
        this.current = INDENT.repeat(depth);
        return;
      case 'all':
        for (const part of document.parts.toReversed()) this.pending.push({ document: part, depth, flat });
        return;
      case 'indent':
        this.pending.push({ document: document.content, depth: depth + 1, flat });
        return;
      case 'group': {
        const next = { document: document.content, depth, flat: true };
        this.pending.push(!document.breaks && this.fits(next) ? next : { ...next, flat: false });
        return;
      }
      case 'fill': {
        const part = document.parts[document.from];
        if (part === undefined) return;
        if (document.from > 0) this.separate(part, depth);
        this.pending.push({ document: { ...document, from: document.from + 1 }, depth, flat });
        this.pending.push({ document: part, depth, flat: !breaks(part) });
      }
    }
  }

  /** A space before a part that fits into the line, else a new line. */
  private separate(part: Document, depth: number): void {
    const next = { document: all(text(' '), part), depth, flat: true };
    if (this.current.trim() === '') return;
    if (!breaks(part) && this.fits(next)) this.current += ' ';
    else this.endLine(INDENT.repeat(depth));
  }

  private endLine(start: string): void {
    if (this.current.trim() !== '') this.lines.push(this.current.trimEnd());
    this.current = start;
  }

  /** Whether a document fits into the rest of the line, with what follows it up to where the line can break. */
  private fits(next: Pending): boolean {
    let room = this.width - (this.current.length - (this.current.lastIndexOf('\n') + 1));
    const waiting: Pending[] = [next];
    let behind = this.pending.length;
    while (room >= 0) {
      const item = waiting.pop() ?? this.pending[--behind];
      if (item === undefined) return true;
      const { document, depth, flat } = item;
      switch (document.kind) {
        case 'text': {
          const end = document.text.indexOf('\n');
          room -= end < 0 ? document.text.length : end;
          if (end >= 0) return room >= 0;
          break;
        }
        case 'line':
          if (!flat) return true;
          room -= document.soft ? 0 : 1;
          break;
        case 'newline':
        case 'blank':
        case 'margin':
        case 'remark':
          return true;
        case 'all':
          for (const part of document.parts.toReversed()) waiting.push({ document: part, depth, flat });
          break;
        case 'fill':
          if (document.from > 0 && !flat) return true;
          waiting.push({ document: join([text(' ')], document.parts.slice(document.from)), depth, flat });
          break;
        case 'indent':
        case 'group':
          waiting.push({
            document: document.content,
            depth,
            flat: flat && !(document.kind === 'group' && document.breaks),
          });
          break;
      }
    }
    return false;
  }
}
