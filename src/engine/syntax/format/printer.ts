// Tokens to a document: statements, their steps, the items of a step, and what stands in brackets.

import type { Token } from '../token.js';
import { Brackets, type Range } from './brackets.js';
import { Comments } from './comments.js';
import { all, breaks, type Document, fill, group, indent, join, line, newline, softline, text } from './document.js';
import type { Facts, OperatorFact } from './facts.js';
import { Spacing } from './spacing.js';

/** Operators whose items stand on lines of their own where they do not fit into one. */
const LISTS: ReadonlySet<string> = new Set([
  'extend',
  'project',
  'project-away',
  'project-keep',
  'project-rename',
  'project-reorder',
  'distinct',
  'print',
  'mv-expand',
  'summarize',
  'union',
  'make-series',
  'top-nested',
  'facet',
]); // prettier-ignore
/** Operators whose items follow `by`. */
const ORDERS: ReadonlySet<string> = new Set(['sort', 'top', 'top-hitters']);
/** Operators whose parts may be broken at any space. */
const PATTERNS: ReadonlySet<string> = new Set(['parse', 'parse-where', 'parse-kv']);

export class Printer {
  private readonly brackets: Brackets;
  private readonly spacing: Spacing;
  private readonly comments: Comments;

  constructor(
    private readonly source: string,
    tokens: readonly Token[],
    private readonly facts: Facts,
  ) {
    this.brackets = new Brackets(tokens);
    this.spacing = new Spacing(source, facts);
    this.comments = new Comments(source, tokens);
  }

  document(): Document {
    const end = this.brackets.tokens.length - 1;
    return all(this.statements({ from: 0, to: end }), ...this.comments.before(end));
  }

  private statements(range: Range): Document {
    const parts: Document[] = [];
    for (const { from, to } of this.brackets.split(range, ';')) {
      if (from < to) parts.push(newline, this.statement({ from, to }));
      if (to < range.to) parts.push(this.token(to));
    }
    return all(...parts);
  }

  private statement(range: Range): Document {
    return all(...this.comments.lead(range), this.bareStatement(range));
  }

  private bareStatement(range: Range): Document {
    const { brackets } = this;
    if (!brackets.is(range.from, 'let')) return this.pipeline(range, newline);
    const equals = brackets.find(range, '=');
    const head = this.plain({ from: range.from, to: Math.min(equals + 1, range.to) });
    const value = { from: equals + 1, to: range.to };
    const steps = brackets.split(value, '|').length - 1;
    if (steps === 0) return all(head, text(' '), this.step(value));
    const between = steps === 1 ? line : newline;
    return group(head, indent(between, this.pipeline(value, between)));
  }

  /** A source and its steps, with `between` before each `|`. */
  private pipeline(range: Range, between: Document): Document {
    const [source, ...steps] = this.brackets.split(range, '|', true);
    const parts: Document[] = source === undefined ? [] : [this.step(source)];
    for (const { from, to } of steps)
      parts.push(between, this.token(from), text(' '), this.step({ from: from + 1, to }));
    return all(...parts);
  }

  /** One step, or the source of a pipeline. */
  private step(range: Range): Document {
    return all(...this.comments.lead(range), this.bareStep(range));
  }

  private bareStep(range: Range): Document {
    const fact = this.facts.operators.get(this.brackets.tokens[range.from]?.start ?? -1);
    if (fact === undefined) return this.items(range);
    const head = this.headOf(range, fact);
    const rest = { from: head.to, to: range.to };
    if (rest.from >= rest.to) return this.plain(head);
    if (LISTS.has(fact.operator)) return this.list(head, rest);
    if (ORDERS.has(fact.operator)) return this.order(range);
    if (PATTERNS.has(fact.operator)) return group(this.plain(head), indent(line, fill(this.words(rest))));
    return this.items(range, fact);
  }

  /** The keyword and the parameters after it. */
  private headOf(range: Range, fact: OperatorFact): Range {
    let to = range.from;
    while (to < range.to && this.brackets.at(to).end <= fact.headEnd) to++;
    return { from: range.from, to };
  }

  /** `summarize` and its like: items, and clauses that begin with `by` or `on`. */
  private list(head: Range, rest: Range): Document {
    const { brackets } = this;
    const clauses: Range[] = [];
    let end = brackets.find(rest, 'by', 'on', 'with', 'limit');
    const items = { from: rest.from, to: end };
    while (end < rest.to) {
      const next = brackets.find({ from: end + 1, to: rest.to }, 'by');
      clauses.push({ from: end, to: next });
      end = next;
    }
    const parts = brackets.split(items, ',');
    if (parts.length === 1 && clauses.length === 0) return all(this.plain(head), text(' '), this.item(items));
    const lines = clauses.map((clause) => [line, this.clause(clause)]);
    const body = items.from < items.to ? [line, this.commaList(parts)] : [];
    return group(this.plain(head), indent(...body, ...lines.flat()));
  }

  /** `by a, b`: in one line where it fits. */
  private clause({ from, to }: Range): Document {
    const keys = { from: from + 1, to };
    return group(this.token(from), indent(line, this.commaList(this.brackets.split(keys, ','))));
  }

  private order(range: Range): Document {
    const by = this.brackets.find(range, 'by');
    if (by === range.to) return this.items(range);
    const keys = this.brackets.split({ from: by + 1, to: range.to }, ',');
    return group(this.plain({ from: range.from, to: by + 1 }), indent(line, this.commaList(keys)));
  }

  /** Expressions with commas between them, the second and later ones indented where they do not fit; a keyword may stand before. */
  private items(range: Range, fact: OperatorFact | null = null): Document {
    const parts = this.brackets.split(range, ',');
    if (fact !== null && fact.columns > 0) return this.datatable(range, fact.columns);
    if (parts.length === 1) return this.item(range);
    return group(
      indent(
        join(
          [line],
          this.withCommas(parts).map((part) => group(part)),
        ),
      ),
    );
  }

  /** An expression: broken before `or` and `and`, whose later operands are indented. */
  private item(range: Range): Document {
    const lead = this.comments.lead(range);
    const [first, ...others] = this.operands(range);
    if (first === undefined) return all(...lead);
    if (others.length === 0) return all(...lead, first);
    return all(...lead, group(first, indent(...others.flatMap((operand) => [line, operand]))));
  }

  /** The operands of the loosest operator, `or` or `and`, that stands outside of brackets; each but the first begins with it. */
  private operands(range: Range): Document[] {
    const alternatives = this.brackets.split(range, 'or', true);
    if (alternatives.length > 1) return alternatives.map((part) => this.item(part));
    return this.brackets.split(range, 'and', true).map((part) => this.plain(part));
  }

  private commaList(parts: readonly Range[]): Document {
    const printed = this.withCommas(parts);
    const isFilled = parts.every((part) => this.isShort(part)) && !printed.some(breaks);
    return isFilled ? fill(printed) : join([line], printed);
  }

  /** The items, each with the comma after it. */
  private withCommas(parts: readonly Range[]): Document[] {
    return parts.flatMap((part, i) => {
      const isLast = i === parts.length - 1;
      if (isLast && part.from === part.to) return [];
      return [isLast ? this.item(part) : all(this.item(part), this.token(part.to))];
    });
  }

  /** Whether an item is a literal, a name or a path of names. */
  private isShort({ from, to }: Range): boolean {
    if (to - from > 7) return false;
    const isSimple = (token: Token) => token.kind !== 'symbol' || ['.', '-', '*', '[', ']'].includes(token.text);
    return this.brackets.tokens.slice(from, to).every(isSimple);
  }

  /** Tokens with their spaces; what stands in brackets may be broken. */
  private plain(range: Range): Document {
    return all(...this.words(range, (before, token) => text(this.spacing.between(before, token))));
  }

  /** Tokens, and brackets with all that they hold, with what `separate` puts between. */
  private words(range: Range, separate: ((before: Token, token: Token) => Document) | null = null): Document[] {
    const { brackets } = this;
    const parts: Document[] = [];
    for (let i = range.from; i < range.to; i++) {
      const close = brackets.opens(i) ? brackets.closeOf(i) : i;
      const word = close > i ? this.bracket(i, close) : this.token(i);
      const before = i > range.from ? brackets.at(i - 1) : null;
      const space = before === null ? '' : this.spacing.between(before, brackets.at(i));
      if (before !== null && separate !== null) parts.push(separate(before, brackets.at(i)), word);
      else if (before !== null && space === '') parts.push(all(parts.pop() ?? text(''), word));
      else parts.push(word);
      i = close;
    }
    return parts;
  }

  private bracket(open: number, close: number): Document {
    const { brackets } = this;
    const inner = { from: open + 1, to: close };
    const [start, end] = [this.token(open), text(brackets.at(close).text)];
    const last = this.comments.before(close);
    if (this.isBody(open)) return this.body(inner, start, end, last);
    if (inner.from === inner.to) return all(start, ...last, end);
    if (brackets.find(inner, ';') < inner.to)
      return all(start, indent(newline, this.statements(inner), ...last), newline, end);
    if (this.isHugged(inner)) return all(start, this.plain(inner), ...last, end);
    const steps = brackets.split(inner, '|').length - 1;
    if (steps > 1) return all(start, indent(newline, this.pipeline(inner, newline), ...last), newline, end);
    if (steps === 1) return group(start, indent(softline, this.pipeline(inner, line), ...last), softline, end);
    return group(start, indent(softline, this.inBrackets(open, inner), ...last), softline, end);
  }

  /** Items in brackets: each on a line of its own where not all fit into one; the cases of `case` with their values. */
  private inBrackets(open: number, inner: Range): Document {
    const parts = this.brackets.split(inner, ',');
    if (parts.length > 1 && this.brackets.is(open - 1, 'case')) return join([line], this.pairs(parts));
    if (parts.length > 1) return this.commaList(parts);
    if (this.facts.operators.has(this.brackets.at(inner.from).start)) return this.step(inner);
    return join([line], this.operands(inner));
  }

  private pairs(parts: readonly Range[]): Document[] {
    const printed = this.withCommas(parts);
    return printed.flatMap((part, i) => {
      if (i % 2 === 1) return [];
      const value = printed[i + 1];
      return [value === undefined ? part : group(part, line, value)];
    });
  }

  /** Whether brackets hold just one other pair, with a function's name before it or not: then both stand on the same lines. */
  private isHugged({ from, to }: Range): boolean {
    const open = this.brackets.at(from).kind === 'name' ? from + 1 : from;
    return this.brackets.opens(open) && open < to - 1 && this.brackets.closeOf(open) === to - 1;
  }

  private isBody(open: number): boolean {
    if (!this.brackets.is(open, '{')) return false;
    const { start, end } = this.brackets.at(open);
    const inFunction = this.facts.functions.some((span) => span.start <= start && end <= span.end);
    return inFunction && (this.brackets.is(open - 1, ')') || this.facts.functions.some((span) => span.start === start));
  }

  /** A function's body: in one line where it is one expression that fits. */
  private body(inner: Range, start: Document, end: Document, last: readonly Document[]): Document {
    const isExpression = this.brackets.find(inner, ';', '|') === inner.to;
    const between = isExpression ? line : newline;
    return group(
      start,
      indent(between, isExpression ? this.statement(inner) : this.statements(inner), ...last),
      between,
      end,
    );
  }

  /** `datatable (schema) [values]`: as many values in a line as there are columns. */
  private datatable(range: Range, columns: number): Document {
    const { brackets } = this;
    const open = brackets.find(range, '[');
    const close = brackets.closeOf(open);
    const values = this.withCommas(brackets.split({ from: open + 1, to: close }, ','));
    const rows: Document[] = [];
    for (let i = 0; i < values.length; i += columns) rows.push(group(join([line], values.slice(i, i + columns))));
    const table = group(
      this.token(open),
      indent(softline, join([line], rows), ...this.comments.before(close)),
      softline,
      text(']'),
    );
    const after = { from: close + 1, to: range.to };
    return all(
      this.plain({ from: range.from, to: open }),
      text(' '),
      table,
      ...(after.from < after.to ? [text(' '), this.plain(after)] : []),
    );
  }

  /** A token with the comments before it; those after a comma or semicolon that stand before it in the text come after it. */
  private token(i: number): Document {
    const token = this.brackets.at(i);
    const written = text(this.source.slice(token.start, token.end));
    const trivia = this.comments.before(i);
    if (trivia.length === 0) return written;
    return token.kind === 'symbol' && (token.text === ',' || token.text === ';')
      ? all(written, ...trivia)
      : all(...trivia, written);
  }
}
