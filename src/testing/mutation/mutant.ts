/** What a mutant has changed. */
export type MutationKind =
  | 'text operator'
  | 'list item'
  | 'condition left out'
  | 'and, or'
  | 'negation'
  | 'comparison'
  | 'threshold'
  | 'time span'
  | 'join kind'
  | 'aggregate'
  | 'step left out';

/** A stretch of a query and what stands in its place. */
export interface Edit {
  readonly kind: MutationKind;
  /** in UTF-16 units; `end` is exclusive */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A query with one place changed, which means something else as far as can be told. */
export interface Mutant extends Edit {
  /** what stood there */
  readonly original: string;
  readonly query: string;
}
