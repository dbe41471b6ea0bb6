import type { Node } from './node.js';

/** More alternatives than this are found faster by one expression than by a search for each. */
const MAX_LITERALS = 8;

/** The texts of which a match is one, in the order of preference, or null where the node is more than a choice of texts. */
export function literalsOf(node: Node): readonly string[] | null {
  if (node.kind !== 'alternate') {
    const literal = literalOf(node);
    return literal === null ? null : [literal];
  }
  if (node.nodes.length > MAX_LITERALS) return null;
  const literals: string[] = [];
  for (const branch of node.nodes) {
    const literal = literalOf(branch);
    if (literal === null) return null;
    literals.push(literal);
  }
  return literals;
}

function literalOf(node: Node): string | null {
  switch (node.kind) {
    case 'empty':
      return '';
    case 'set':
      return node.set.single === null ? null : String.fromCodePoint(node.set.single);
    case 'concat': {
      const parts = node.nodes.map(literalOf);
      return parts.includes(null) ? null : parts.join('');
    }
    default:
      return null;
  }
}

/** The longest text that every match of a node without groups is sure to hold; `''` where none is known. */
export function requiredLiteral(node: Node): string {
  const parts = node.kind === 'concat' ? node.nodes : [node];
  let longest = '';
  let run = '';
  for (const part of parts) {
    const literal = literalOf(part);
    run = literal === null ? '' : run + literal;
    const inside = part.kind === 'repeat' && part.min > 0 ? requiredLiteral(part.node) : '';
    for (const text of [run, inside]) if (text.length > longest.length) longest = text;
  }
  return longest;
}
