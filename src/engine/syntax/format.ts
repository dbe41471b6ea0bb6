// Prints a query in canonical form: a step a line, one space around operators, comments kept where they stood.
//
// The printer goes over the tokens and asks the tree only where the text means more than its tokens: which names are one word
// (`project-away`, `Device*`), which signs are signs, where pipelines and function bodies begin and end. So the tokens of the
// printed text are those of the original, and it reads as the same tree.

import { DiagnosticBag, type Span } from '../diagnostics/diagnostic.js';
import { tokenize } from './lexer.js';
import type { OperatorTable } from './operator-syntax.js';
import { parse } from './parser.js';
import type { Token } from './token.js';

const INDENT = '    ';
/** Lines longer than this are broken at the commas and conjunctions of their step. */
const WIDEST = 100;

/** The printed query; null where the text has errors, which `parse` tells. */
export function format(text: string, operators: OperatorTable): string | null {
  const diagnostics = new DiagnosticBag();
  const tree = parse(text, operators, diagnostics);
  if (diagnostics.hasErrors) return null;
  return new Printer(text, tokenize(text), layoutOf(tree)).print();
}

interface Layout {
  /** stretches that are printed as they stand */
  readonly verbatim: readonly Span[];
  /** starts of `-` and `+` that are signs */
  readonly signs: ReadonlySet<number>;
  /** pipelines with steps, and functions' bodies: what they hold stands on lines of its own */
  readonly blocks: readonly Span[];
}

function layoutOf(tree: unknown): Layout {
  const verbatim: Span[] = [];
  const signs = new Set<number>();
  const blocks: Span[] = [];
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    const node = part as Readonly<Record<string, unknown>> & { readonly span?: Span };
    if (node.kind === 'wildcard' && node.span) verbatim.push(node.span);
    if (node.kind === 'operator') verbatim.push(node.keywordSpan as Span);
    if (node.nameSpan !== undefined && node.span) verbatim.push(node.span);
    if (node.kind === 'unary' && node.span) signs.add(node.span.start);
    if (node.kind === 'literal' && node.span) signs.add(node.span.start);
    if (node.kind === 'query' && (node.steps as unknown[]).length > 0 && node.span) blocks.push(node.span);
    if (node.kind === 'function' && node.span) blocks.push(node.span);
    for (const value of Array.isArray(part) ? part : Object.values(node)) visit(value);
  };
  visit(tree);
  verbatim.sort((a, b) => a.start - b.start);
  return { verbatim, signs, blocks };
}

interface Bracket {
  readonly open: string;
  /** its content stands on lines of its own */
  readonly block: boolean;
}

class Printer {
  private readonly out: string[] = [];
  private line = '';
  private depth = 0;
  private readonly brackets: Bracket[] = [];
  private previous: Token | null = null;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly layout: Layout,
  ) {}

  print(): string {
    for (const token of this.tokens) {
      this.comments(token);
      if (token.kind === 'end') break;
      this.token(token);
      this.previous = token;
    }
    this.endLine();
    return `${this.out
      .map(broken)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`;
  }

  private endLine(): void {
    if (this.line.trim() !== '') this.out.push(this.line.trimEnd());
    this.line = '';
  }

  private startLine(): void {
    this.endLine();
    this.line = INDENT.repeat(this.depth);
  }

  /** Comments and blank lines before a token; a comment behind code stays behind it. */
  private comments(token: Token): void {
    const leading = this.text.slice(token.leading, token.start);
    if (!leading.includes('//') && !leading.includes('#')) {
      if (this.previous?.text === ';' && /\n\s*\n/.test(leading)) this.out.push('');
      return;
    }
    leading.split('\n').forEach((part, i) => {
      const comment = part.trim();
      if (comment === '') return;
      if (i === 0 && this.line.trim() !== '') this.line = `${this.line.trimEnd()} ${comment}`;
      else {
        this.startLine();
        this.line += comment;
      }
      this.startLine();
    });
  }

  private token(token: Token): void {
    const { text } = token;
    if (token.kind === 'symbol' && (text === ')' || text === '}' || text === ']')) this.close(token);
    else if (token.kind === 'symbol' && text === '|') {
      this.startLine();
      this.line += '|';
    } else {
      const fresh = this.line.trim() === '';
      this.line += fresh ? this.written(token) : this.space(token) + this.written(token);
    }
    if (token.kind === 'symbol' && (text === '(' || text === '{' || text === '[')) this.open(token);
    if (text === ';' && token.kind === 'symbol') this.startLine();
  }

  private written(token: Token): string {
    return this.text.slice(token.start, token.end);
  }

  private open(token: Token): void {
    const block = token.text === '{' ? this.isBody(token) : token.text === '(' && this.holdsPipeline(token);
    this.brackets.push({ open: token.text, block });
    if (!block) return;
    this.depth++;
    this.startLine();
  }

  private close(token: Token): void {
    const bracket = this.brackets.pop();
    if (bracket?.block) {
      this.depth--;
      this.startLine();
    }
    this.line += token.text;
  }

  /** Whether a pipeline with steps begins directly after this parenthesis. */
  private holdsPipeline(token: Token): boolean {
    const next = this.tokens[this.tokens.indexOf(token) + 1];
    return this.layout.blocks.some(
      (block) => block.start === next?.start && this.text.slice(block.start, block.end).includes('|'),
    );
  }

  /** Whether a brace opens a function's body, and not a JSON bag. */
  private isBody(token: Token): boolean {
    return this.layout.blocks.some(
      (block) => block.start <= token.start && token.end <= block.end && this.previous?.text === ')',
    );
  }

  /** The space before a token. */
  private space(token: Token): string {
    const before = this.previous;
    if (before === null) return '';
    const touching = token.leading === token.start;
    if (this.isVerbatim(before, token)) return this.text.slice(token.leading, token.start);
    const { text } = token;
    if (token.kind === 'symbol') {
      if (text === ',' || text === ';' || text === ':' || text === '.') return '';
      if (text === '(') return before.kind === 'name' && touching ? '' : before.text === '(' ? '' : ' ';
      if (text === '[')
        return before.text === '(' ||
          before.text === '.' ||
          (touching && before.kind !== 'symbol') ||
          (touching && (before.text === ')' || before.text === ']'))
          ? ''
          : ' ';
      if (text === '..') return ' ';
    }
    if (before.kind === 'symbol') {
      if (before.text === '(' || before.text === '[' || before.text === '.') return '';
      if (before.text === '-' || before.text === '+')
        return this.layout.signs.has(before.start) ? '' : this.isGraphArrow(before, token) ? '' : ' ';
      if (before.text === '{' || text === '}') return '';
      if (before.text === '@' || before.text === '!') return '';
    }
    if (this.isGraphArrow(before, token)) return '';
    return ' ';
  }

  /** Arrows of graph patterns, `-[e]->`, are printed as they stand. */
  private isGraphArrow(before: Token, token: Token): boolean {
    const arrow = (t: Token) =>
      t.kind === 'symbol' &&
      (t.text === '-' ||
        t.text === '<' ||
        t.text === '>' ||
        t.text === '[' ||
        t.text === ']' ||
        t.text === ')' ||
        t.text === '(');
    return (
      token.leading === token.start &&
      arrow(before) &&
      arrow(token) &&
      before.text !== ')' &&
      token.text !== '(' &&
      before.text !== '('
    );
  }

  private isVerbatim(before: Token, token: Token): boolean {
    return this.layout.verbatim.some((span) => span.start <= before.start && token.end <= span.end);
  }
}

/** A line that is too long, broken at the commas and the `and`s and `or`s that stand outside all brackets. */
function broken(line: string): string {
  const trimmed = line.trimStart();
  if (line.length <= WIDEST) return line;
  const indent = line.slice(0, line.length - trimmed.length);
  const parts = partsOf(trimmed);
  return parts === null || parts.length < 2 ? line : indent + parts.join(`\n${indent}${INDENT}`);
}

/** Null where the line ends with a comment, which has to stay behind its code. */
function partsOf(line: string): string[] | null {
  const parts: string[] = [];
  let open = 0;
  let quote: string | null = null;
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (quote !== null) {
      if (c === '\\') i++;
      else if (c === quote) quote = null;
    } else if (c === '"' || c === "'") quote = c;
    else if (line.startsWith('//', i)) return null;
    else if ('([{'.includes(c)) open++;
    else if (')]}'.includes(c)) open--;
    else if (open === 0 && c === ',') {
      parts.push(line.slice(start, i + 1).trim());
      start = i + 1;
    } else if (open === 0 && /^ (?:and|or|by) /.test(line.slice(i, i + 5))) {
      parts.push(line.slice(start, i).trim());
      start = i;
    }
  }
  parts.push(line.slice(start).trim());
  return parts;
}
