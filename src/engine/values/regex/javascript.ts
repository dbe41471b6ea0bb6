// Translates a tree to JavaScript's syntax, where JavaScript finds the same matches and groups.
//
// Both engines prefer the leftmost match and, among those, what a backtracking search finds first. They differ in loops:
// JavaScript refuses a round of a loop that reads nothing, and forgets the groups of earlier rounds; so no repeat of
// something that may be empty is translated, nor of groups of which a round may leave one out.
// V8 also searches from within a surrogate pair, where looks alone may hold; so nothing that looks alone decide is translated.
// Sets and looks are spelt out, so that no flag but `u` is needed and no class of JavaScript's own is meant.

import { canBeEmpty, type Look, type Node, type Repeat } from './node.js';

/**
 * The pattern for flag `u`, or null where JavaScript would find something else. An anchored search looks at the start of
 * the text alone.
 */
export function toJavaScript(node: Node, isAnchored: boolean): string | null {
  const decidedByLooks = canBeEmpty(node, true) && !canBeEmpty(node, false);
  return decidedByLooks && !isAnchored ? null : nodeText(node);
}

function nodeText(node: Node): string | null {
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'set': {
      const { single } = node.set;
      const text = single === null ? '' : String.fromCodePoint(single);
      return /^[0-9A-Za-z]$/.test(text) ? text : node.set.classText();
    }
    case 'look':
      return lookText(node.look);
    case 'group':
      return wrapped('(', node.node);
    case 'concat':
      return joined(node.nodes, '');
    case 'alternate': {
      const text = joined(node.nodes, '|');
      return text === null ? null : `(?:${text})`;
    }
    case 'repeat':
      return repeatText(node);
  }
}

function wrapped(open: string, node: Node): string | null {
  const text = nodeText(node);
  return text === null ? null : `${open}${text})`;
}

function joined(nodes: readonly Node[], separator: string): string | null {
  const texts: string[] = [];
  for (const node of nodes) {
    const text = nodeText(node);
    if (text === null) return null;
    texts.push(text);
  }
  return texts.join(separator);
}

function repeatText(repeat: Repeat): string | null {
  const { node, min, max, greedy } = repeat;
  if (canBeEmpty(node, true)) return null;
  if (max > 1 && !setsAllGroups(node)) return null;
  const text = node.kind === 'set' ? nodeText(node) : wrapped('(?:', node);
  if (text === null) return null;
  return `${text}${boundsText(min, max)}${greedy ? '' : '?'}`;
}

function boundsText(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === 0 && max === 1 ? '?' : `{${min},${max}}`;
}

function setsAllGroups(node: Node): boolean {
  return groupsIn(node).every((index) => alwaysSets(node, index));
}

function groupsIn(node: Node): number[] {
  switch (node.kind) {
    case 'group':
      return [node.index, ...groupsIn(node.node)];
    case 'repeat':
      return groupsIn(node.node);
    case 'concat':
    case 'alternate':
      return node.nodes.flatMap(groupsIn);
    default:
      return [];
  }
}

function alwaysSets(node: Node, index: number): boolean {
  switch (node.kind) {
    case 'group':
      return node.index === index || alwaysSets(node.node, index);
    case 'repeat':
      return node.min > 0 && alwaysSets(node.node, index);
    case 'concat':
      return node.nodes.some((part) => alwaysSets(part, index));
    case 'alternate':
      return node.nodes.every((branch) => alwaysSets(branch, index));
    default:
      return false;
  }
}

function lookText({ at, word }: Look): string {
  const classText = word?.classText() ?? '';
  const afterWord = `(?<=${classText})`;
  const notAfterWord = `(?<!${classText})`;
  const beforeWord = `(?=${classText})`;
  const notBeforeWord = `(?!${classText})`;
  switch (at) {
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'line-start':
      return '(?<![^\\n])';
    case 'line-end':
      return '(?![^\\n])';
    case 'crlf-line-start':
      return '(?:^|(?<=\\n)|(?<=\\r)(?!\\n))';
    case 'crlf-line-end':
      return '(?:$|(?=\\r)|(?<!\\r)(?=\\n))';
    case 'word-boundary':
      return `(?:${afterWord}${notBeforeWord}|${notAfterWord}${beforeWord})`;
    case 'not-word-boundary':
      return `(?:${afterWord}${beforeWord}|${notAfterWord}${notBeforeWord})`;
    case 'word-start':
      return notAfterWord + beforeWord;
    case 'word-end':
      return afterWord + notBeforeWord;
    case 'word-start-half':
      return notAfterWord;
    case 'word-end-half':
      return notBeforeWord;
  }
}
