// The syntax tree: plain objects, each with the span of text that it was read from.

import type { Span } from '../diagnostics/diagnostic.js';
import type { ScalarType, Value } from '../values/types.js';

/** A name as written: `Name`, `['a name']`, `$left`. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
  /** in brackets, so that it is never a keyword or a function */
  readonly bracketed: boolean;
  readonly span: Span;
}

export interface Literal {
  readonly kind: 'literal';
  readonly type: ScalarType;
  readonly value: Value;
  readonly span: Span;
}

/** `dynamic(…)`: its JSON, as expressions of literals, arrays and bags. */
export interface DynamicLiteral {
  readonly kind: 'dynamic';
  readonly value: Value;
  readonly span: Span;
}

/** `target.name` */
export interface Member {
  readonly kind: 'member';
  readonly target: Expression;
  readonly member: Name;
  readonly span: Span;
}

/** `target[index]` */
export interface Index {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  /** what stands before the dot in `database('x').f(1)` */
  readonly target: Expression | null;
  readonly name: Name;
  readonly args: readonly NamedExpression[];
  readonly span: Span;
}

export interface Unary {
  readonly kind: 'unary';
  readonly operator: '-' | '+';
  readonly operand: Expression;
  readonly span: Span;
}

/** A binary operator, also `and`, `or`, `has`, `in`…; the right side of list operators is a `list`. */
export interface Binary {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** `left between (from .. to)`, also negated. */
export interface Between {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly from: Expression;
  readonly to: Expression;
  readonly span: Span;
}

/** `(a, b, c)` to the right of `in`, `has_any` and their like. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** `*` as an argument, a list item or a search target. */
export interface Star {
  readonly kind: 'star';
  readonly span: Span;
}

/** A name with wildcards: `Device*`. */
export interface WildcardName {
  readonly kind: 'wildcard';
  readonly pattern: string;
  readonly span: Span;
}

/** `typeof(long)`; with names it is the schema of a table: `typeof(a: long, *)`. */
export interface TypeOf {
  readonly kind: 'typeof';
  readonly types: readonly ColumnDeclaration[];
  readonly star: boolean;
  readonly span: Span;
}

/** A pipeline in parentheses or braces, or as a `let`'s value. */
export interface Query {
  readonly kind: 'query';
  /** an expression, or an operator that needs no input (`print`, `range`, `union`, `datatable`…) */
  readonly source: Expression | OperatorNode;
  readonly steps: readonly OperatorNode[];
  readonly span: Span;
}

/** An operator that is an expression: `datatable(…)[…]`, `externaldata(…)[…]`. */
export interface OperatorExpression {
  readonly kind: 'operator-expression';
  readonly operator: OperatorNode;
  readonly span: Span;
}

/** What could not be read; a diagnostic says why. */
export interface Broken {
  readonly kind: 'broken';
  readonly span: Span;
}

export type Expression =
  | Name
  | Literal
  | DynamicLiteral
  | Member
  | Index
  | Call
  | Unary
  | Binary
  | Between
  | List
  | Star
  | WildcardName
  | TypeOf
  | Query
  | OperatorExpression
  | Broken;

/** `expression`, `name = expression` or `(name, name) = expression`. */
export interface NamedExpression {
  readonly kind: 'named';
  /** empty where the expression stands alone */
  readonly names: readonly Name[];
  /** the names stand in parentheses */
  readonly tuple: boolean;
  readonly expression: Expression;
  readonly span: Span;
}

/** `name: type` in schemas and parameters. */
export interface ColumnDeclaration {
  readonly name: Name;
  readonly type: ScalarType;
  readonly span: Span;
}

/** `name = value` after an operator's keyword: `kind=inner`, `hint.strategy=shuffle`, `withsource=T`. */
export interface OperatorParameter {
  readonly name: string;
  readonly value: Expression;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** A tabular operator as its own file reads it; each file adds its fields. */
export interface OperatorNode {
  readonly kind: 'operator';
  /** the operator's name, which is the key of the language's table of operators */
  readonly operator: string;
  readonly keywordSpan: Span;
  readonly span: Span;
}

export interface ScalarParameter {
  readonly kind: 'scalar';
  readonly name: Name;
  readonly type: ScalarType;
  readonly default: Expression | null;
}

/** `T: (a: long, b: string)` or `T: (*)`. */
export interface TableParameter {
  readonly kind: 'table';
  readonly name: Name;
  /** null for `(*)` */
  readonly columns: readonly ColumnDeclaration[] | null;
}

export type FunctionParameter = ScalarParameter | TableParameter;

export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly view: boolean;
  readonly parameters: readonly FunctionParameter[];
  readonly statements: readonly Statement[];
  /** the last statement of the body; null where it is missing, which a diagnostic has said */
  readonly body: Expression | null;
  readonly span: Span;
}

export interface LetStatement {
  readonly kind: 'let';
  readonly name: Name;
  readonly value: Expression | FunctionDeclaration;
  readonly span: Span;
}

export interface QueryStatement {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly span: Span;
}

/** `set name = value` */
export interface SetStatement {
  readonly kind: 'set';
  readonly name: string;
  readonly value: Expression | null;
  readonly span: Span;
}

/** `declare query_parameters(name: type = default)` */
export interface QueryParametersStatement {
  readonly kind: 'query_parameters';
  readonly parameters: readonly FunctionParameter[];
  readonly span: Span;
}

/** `alias database name = cluster(…).database(…)` */
export interface AliasStatement {
  readonly kind: 'alias';
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** `declare pattern name = (a: string)[path: string] { (…) = { … }; … }` */
export interface PatternStatement {
  readonly kind: 'pattern';
  readonly name: Name;
  readonly parameters: readonly ColumnDeclaration[];
  readonly path: ColumnDeclaration | null;
  readonly matches: readonly PatternMatch[];
  readonly span: Span;
}

export interface PatternMatch {
  readonly values: readonly Expression[];
  readonly path: Expression | null;
  readonly body: FunctionDeclaration;
}

/** `restrict access to (…)` */
export interface RestrictStatement {
  readonly kind: 'restrict';
  readonly targets: readonly Expression[];
  readonly span: Span;
}

export type Statement =
  | LetStatement
  | QueryStatement
  | SetStatement
  | QueryParametersStatement
  | AliasStatement
  | PatternStatement
  | RestrictStatement;

export interface SyntaxTree {
  readonly text: string;
  readonly statements: readonly Statement[];
}
