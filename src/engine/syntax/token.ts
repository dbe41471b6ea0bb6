import type { Span } from '../diagnostics/diagnostic.js';

/**
 * - `name`: an identifier or a keyword (KQL's keywords are contextual), also `!has`, `in~`
 * - `long`, `real`, `timespan`: an unquoted literal such as `42`, `1.5`, `7d`
 * - `string`: a quoted literal; `value` is its content
 * - `typed`: `datetime(…)`, `guid(…)`, `long(…)`…: `text` is the type's name, `value` what stands in the parentheses
 * - `symbol`: an operator or a bracket
 */
export type TokenKind = 'name' | 'long' | 'real' | 'timespan' | 'string' | 'typed' | 'symbol' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** the token as it stands in the query; for `typed` the name of the type */
  readonly text: string;
  /** content of a `string` (unescaped) or `typed` token; else the text */
  readonly value: string;
  /** index in the text where the white space and the comments before the token begin */
  readonly leading: number;
}
