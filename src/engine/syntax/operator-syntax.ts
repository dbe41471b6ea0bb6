import type { Parser } from './parser.js';
import type { OperatorNode } from './tree.js';

/** What the parser needs to know of a tabular operator. */
export interface OperatorSyntax {
  readonly name: string;
  /** other keywords for the same operator: `order` for `sort`, `limit` for `take` */
  readonly aliases?: readonly string[];
  /**
   * - `step`: only after a `|`
   * - `source`: only at the beginning of a pipeline
   * - `both`
   * - `expression`: wherever an expression may stand, as `datatable (…) […]`
   */
  readonly position: 'step' | 'source' | 'both' | 'expression';
  /** Reads what follows the keyword, which has been consumed. */
  parse(parser: Parser): Omit<OperatorNode, 'kind' | 'operator' | 'keywordSpan' | 'span'>;
}

/** The operators that a text may use. */
export interface OperatorTable {
  find(keyword: string): OperatorSyntax | undefined;
  keywords(): Iterable<string>;
}
