// The tree of a regular expression, free of flags: case folding, `.` and Perl classes are sets of code points by then.

import type { CharSet } from './char-set.js';

export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'group'; readonly index: number; readonly node: Node }
  | { readonly kind: 'concat'; readonly nodes: readonly Node[] }
  | { readonly kind: 'alternate'; readonly nodes: readonly Node[] }
  | Repeat;

/** `max` is Infinity where there is no upper bound. A greedy repeat prefers more. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly node: Node;
  readonly min: number;
  readonly max: number;
  readonly greedy: boolean;
}

/** A condition on the code points before and after a place in the text. */
export interface Look {
  readonly at: LookPlace;
  /** What counts as a word character; only places of words ask. */
  readonly word: CharSet;
}

export type LookPlace =
  | 'start'
  | 'end'
  | 'line-start'
  | 'line-end'
  | 'crlf-line-start'
  | 'crlf-line-end'
  | 'word-boundary'
  | 'not-word-boundary'
  | 'word-start'
  | 'word-end'
  | 'word-start-half'
  | 'word-end-half';

/** How deep groups and classes may nest. */
export const MAX_DEPTH = 250;

/** Stands for the code point before the text and after it. */
export const EDGE = -1;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Whether the condition holds between two code points. */
export function holds(look: Look, before: number, after: number): boolean {
  const { at, word } = look;
  switch (at) {
    case 'start':
      return before === EDGE;
    case 'end':
      return after === EDGE;
    case 'line-start':
      return before === EDGE || before === LINE_FEED;
    case 'line-end':
      return after === EDGE || after === LINE_FEED;
    case 'crlf-line-start':
      return before === EDGE || before === LINE_FEED || (before === CARRIAGE_RETURN && after !== LINE_FEED);
    case 'crlf-line-end':
      return after === EDGE || after === CARRIAGE_RETURN || (after === LINE_FEED && before !== CARRIAGE_RETURN);
    case 'word-boundary':
      return word.has(before) !== word.has(after);
    case 'not-word-boundary':
      return word.has(before) === word.has(after);
    case 'word-start':
      return !word.has(before) && word.has(after);
    case 'word-end':
      return word.has(before) && !word.has(after);
    case 'word-start-half':
      return !word.has(before);
    case 'word-end-half':
      return !word.has(after);
  }
}

export const EMPTY: Node = { kind: 'empty' };

export function concat(nodes: readonly Node[]): Node {
  const flat = nodes.flatMap((node) => (node.kind === 'concat' ? node.nodes : node.kind === 'empty' ? [] : [node]));
  if (flat.length === 0) return EMPTY;
  return flat.length === 1 ? (flat[0] as Node) : { kind: 'concat', nodes: flat };
}

/** The repeat, simplified where that changes neither matches nor groups. */
export function repeat(node: Node, min: number, max: number, greedy: boolean): Node {
  if (max === 0 || node.kind === 'empty') return EMPTY;
  if (min === 1 && max === 1) return node;
  // What an option of something that can always be empty does by skipping, that something has already tried by being empty.
  if (min === 0 && max === 1 && greedy && canBeEmpty(node, false)) return node;
  return { kind: 'repeat', node, min, max, greedy };
}

/** Whether the node can match the empty text, given whether looks hold: false asks for any place, true for some place. */
export function canBeEmpty(node: Node, looksHold: boolean): boolean {
  switch (node.kind) {
    case 'empty':
      return true;
    case 'set':
      return false;
    case 'look':
      return looksHold;
    case 'group':
      return canBeEmpty(node.node, looksHold);
    case 'concat':
      return node.nodes.every((part) => canBeEmpty(part, looksHold));
    case 'alternate':
      return node.nodes.some((branch) => canBeEmpty(branch, looksHold));
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.node, looksHold);
  }
}

/** The same language without groups, for a search that asks for no more than whether there is a match. */
export function withoutGroups(node: Node): Node {
  switch (node.kind) {
    case 'group':
      return withoutGroups(node.node);
    case 'concat':
      return concat(node.nodes.map(withoutGroups));
    case 'alternate':
      return { ...node, nodes: node.nodes.map(withoutGroups) };
    case 'repeat':
      return { ...node, node: withoutGroups(node.node) };
    default:
      return node;
  }
}
