// What the front end says of a query: a severity, a code, a place and a hint.

/** A stretch of the query text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** One finding. Codes beginning with `KS` are those of Microsoft's own language service, `KQ` are kqlocal's. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** place in the query text, in UTF-16 units */
  readonly start: number;
  readonly length: number;
  /** what to do about it, where that is known */
  readonly hint?: string;
}

export function spanOf(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** Collects diagnostics in the order in which they are found; the same finding at the same place counts once. */
export class DiagnosticBag {
  private readonly found = new Map<string, Diagnostic>();
  private call: { readonly function: string; readonly span: Span } | null = null;

  error(code: string, message: string, span: Span, hint?: string): void {
    this.add('error', code, message, span, hint);
  }

  warning(code: string, message: string, span: Span, hint?: string): void {
    this.add('warning', code, message, span, hint);
  }

  add(severity: Severity, code: string, message: string, span: Span, hint?: string): void {
    if (this.call !== null) return this.addToCall(severity, code, message, hint);
    const key = `${code}@${span.start}:${span.end}:${message}`;
    if (this.found.has(key)) return;
    const place = { start: span.start, length: Math.max(span.end - span.start, 0) };
    this.found.set(key, { severity, code, message, ...place, ...(hint === undefined ? {} : { hint }) });
  }

  /** What is found while `read` runs is in the text of a saved function: its errors become errors of the call. */
  inside<T>(call: { readonly function: string; readonly span: Span }, read: () => T): T {
    const outer = this.call;
    this.call = outer ?? call;
    try {
      return read();
    } finally {
      this.call = outer;
    }
  }

  /** The place in the query: what stands in the text of a saved function stands at its call. */
  placeOf(span: Span): Span {
    return this.call?.span ?? span;
  }

  private addToCall(severity: Severity, code: string, message: string, hint: string | undefined): void {
    const { call } = this;
    if (call === null || severity !== 'error') return;
    this.call = null;
    this.add(severity, code, `in the saved function '${call.function}': ${message}`, call.span, hint);
    this.call = call;
  }

  get hasErrors(): boolean {
    for (const diagnostic of this.found.values()) if (diagnostic.severity === 'error') return true;
    return false;
  }

  /** All findings, by place. */
  list(): Diagnostic[] {
    return [...this.found.values()].sort((a, b) => a.start - b.start || a.length - b.length);
  }
}
