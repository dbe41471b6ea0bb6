import type { Binary, Expression } from '../../syntax/tree.js';
import type { WarningContext } from './warn.js';

/** Comparisons that can never be true: a lower-cased text with a literal that is not, one column with two values at once. */
export function contradictions({ nodes, diagnostics }: WarningContext): void {
  for (const node of nodes) {
    if (node.kind !== 'binary') continue;
    const folded = foldingCall(node.left);
    const literal = textOf(node.right);
    if (folded !== null && literal !== null && (node.operator === '==' || node.operator.endsWith('_cs'))) {
      const changed = folded === 'tolower' ? literal.toLowerCase() : literal.toUpperCase();
      if (changed !== literal) {
        diagnostics.warning(
          'KQ201',
          `'${folded}(…)' can never meet "${literal}", whose case is another`,
          node.span,
          `write "${changed}", or compare with \`=~\``,
        );
      }
    }
    if (node.operator === 'and') contradictingPair(node, diagnostics);
  }
}

function contradictingPair(node: Binary, diagnostics: WarningContext['diagnostics']): void {
  const values = new Map<string, string>();
  for (const conjunct of conjunctsOf(node)) {
    if (conjunct.kind !== 'binary' || conjunct.operator !== '==' || conjunct.left.kind !== 'name') continue;
    const literal = textOf(conjunct.right);
    const other = values.get(conjunct.left.name);
    if (literal === null) continue;
    if (other !== undefined && other !== literal) {
      diagnostics.warning(
        'KQ201',
        `'${conjunct.left.name}' cannot equal "${other}" and "${literal}" at once`,
        conjunct.span,
        'join the two by `or`, or write `in (…)`',
      );
    }
    values.set(conjunct.left.name, literal);
  }
}

function conjunctsOf(node: Expression): Expression[] {
  return node.kind === 'binary' && node.operator === 'and'
    ? [...conjunctsOf(node.left), ...conjunctsOf(node.right)]
    : [node];
}

function foldingCall(node: Expression): 'tolower' | 'toupper' | null {
  if (node.kind !== 'call') return null;
  const { name } = node.name;
  return name === 'tolower' || name === 'toupper' ? name : null;
}

function textOf(node: Expression): string | null {
  return node.kind === 'literal' && typeof node.value === 'string' && node.type === 'string' ? node.value : null;
}
