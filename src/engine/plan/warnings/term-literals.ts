import type { Expression } from '../../syntax/tree.js';
import { termsOf } from '../../values/terms.js';
import type { WarningContext } from './warn.js';

const TERM_OPERATORS: ReadonlySet<string> = new Set(['has', 'has_cs', '!has', '!has_cs', 'has_any', 'has_all']);
const CONTAINS: ReadonlySet<string> = new Set(['contains', 'contains_cs']);

/** A term operator with a text that has no term, and `contains` with a text that is a whole term. */
export function termLiterals({ nodes, diagnostics }: WarningContext): void {
  for (const node of nodes) {
    if (node.kind !== 'binary') continue;
    if (TERM_OPERATORS.has(node.operator)) {
      for (const { text, span } of literalsOf(node.right)) {
        if (termsOf(text).length > 0) continue;
        const what =
          text === '' ? 'every text has the empty text' : `"${text}" has no letter and no digit, so it is no term`;
        diagnostics.warning(
          'KQ204',
          `'${node.operator}' compares terms, and ${what}`,
          span,
          text === '' ? 'leave it out' : 'use `contains`',
        );
      }
    } else if (CONTAINS.has(node.operator)) {
      const [literal] = literalsOf(node.right);
      if (literal === undefined || !/^[A-Za-z0-9]{4,}$/.test(literal.text)) continue;
      diagnostics.add(
        'info',
        'KQ205',
        `'${node.operator}' reads every text; where "${literal.text}" is a whole word, 'has' finds it by the index`,
        node.operatorSpan,
      );
    }
  }
}

function literalsOf(node: Expression): { text: string; span: Expression['span'] }[] {
  if (node.kind === 'list') return node.items.flatMap(literalsOf);
  return node.kind === 'literal' && typeof node.value === 'string' && node.type === 'string'
    ? [{ text: node.value, span: node.span }]
    : [];
}
