// The tree of a regular expression, free of flags: case folding, `.` and Perl classes are sets of code points by then.

import { CharSet } from './char-set.js';

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
  /** What counts as a word character, where the look is about words. */
  readonly word: CharSet | null;
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

const NEW_LINE = CharSet.char(0x0a);
const RETURN = CharSet.char(0x0d);

/** The sets that a look tells apart, besides the edges of the text. */
export function setsOf({ at, word }: Look): readonly CharSet[] {
  if (word !== null) return [word];
  return at === 'start' || at === 'end' ? [] : [NEW_LINE, RETURN];
}

/** Whether the condition holds between two code points. */
export function holds({ at, word }: Look, before: number, after: number): boolean {
  switch (at) {
    case 'start':
      return before === EDGE;
    case 'end':
      return after === EDGE;
    case 'line-start':
      return before === EDGE || NEW_LINE.has(before);
    case 'line-end':
      return after === EDGE || NEW_LINE.has(after);
    case 'crlf-line-start':
      return before === EDGE || NEW_LINE.has(before) || (RETURN.has(before) && !NEW_LINE.has(after));
    case 'crlf-line-end':
      return after === EDGE || RETURN.has(after) || (NEW_LINE.has(after) && !RETURN.has(before));
    default:
      return wordLookHolds(at, word?.has(before) === true, word?.has(after) === true);
  }
}

function wordLookHolds(at: LookPlace, wordBefore: boolean, wordAfter: boolean): boolean {
  switch (at) {
    case 'word-boundary':
      return wordBefore !== wordAfter;
    case 'not-word-boundary':
      return wordBefore === wordAfter;
    case 'word-start':
      return !wordBefore && wordAfter;
    case 'word-end':
      return wordBefore && !wordAfter;
    case 'word-start-half':
      return !wordBefore;
    default:
      return !wordAfter;
  }
}

export const EMPTY: Node = { kind: 'empty' };

export function concat(nodes: readonly Node[]): Node {
  const flat: Node[] = [];
  for (const node of nodes) {
    if (node.kind === 'empty') continue;
    for (const part of node.kind === 'concat' ? node.nodes : [node]) flat.push(part);
  }
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

/** What to look for where it only matters whether there is a match: without groups, nor what a match may do without. */
export function forTest(node: Node): Node {
  return trimmed(trimmed(withoutGroups(node), 'first'), 'last');
}

function withoutGroups(node: Node): Node {
  switch (node.kind) {
    case 'group':
      return withoutGroups(node.node);
    case 'concat':
      return concat(node.nodes.map(withoutGroups));
    case 'alternate':
      return { ...node, nodes: node.nodes.map(withoutGroups) };
    case 'repeat':
      return repeat(withoutGroups(node.node), node.min, node.max, node.greedy);
    default:
      return node;
  }
}

/** Some text holds a match of `x{2,}y` if and only if it holds one of `x{2}y`; so too at the end. */
function trimmed(node: Node, side: 'first' | 'last'): Node {
  switch (node.kind) {
    case 'alternate':
      return { ...node, nodes: node.nodes.map((branch) => trimmed(branch, side)) };
    case 'repeat':
      return node.min === 1 ? trimmed(node.node, side) : repeat(node.node, node.min, node.min, true);
    case 'concat': {
      const [first, ...rest] = side === 'first' ? node.nodes : node.nodes.toReversed();
      const outer = trimmed(first as Node, side);
      // What stands behind something that is gone is the outermost now.
      if (outer.kind === 'empty') return trimmed(concat(side === 'first' ? rest : rest.reverse()), side);
      return concat(side === 'first' ? [outer, ...rest] : [...rest.reverse(), outer]);
    }
    default:
      return node;
  }
}

/** Whether a match may begin with a repeat: a backtracking search that fails tries it anew at each character it reads. */
export function beginsWithRepeat(node: Node): boolean {
  switch (node.kind) {
    case 'repeat':
      return node.max === Number.POSITIVE_INFINITY || beginsWithRepeat(node.node);
    case 'group':
      return beginsWithRepeat(node.node);
    case 'concat':
      return beginsWithRepeat(node.nodes[0] as Node);
    case 'alternate':
      return node.nodes.some(beginsWithRepeat);
    default:
      return false;
  }
}
