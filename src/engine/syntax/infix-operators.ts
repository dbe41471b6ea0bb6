// The words and signs that stand between two operands.

export const STRING_OPERATORS: ReadonlySet<string> = new Set(
  [
    '=~',
    '!~',
    ':',
    'has',
    'has_cs',
    'hasprefix',
    'hasprefix_cs',
    'hassuffix',
    'hassuffix_cs',
    'contains',
    'contains_cs',
    'startswith',
    'startswith_cs',
    'endswith',
    'endswith_cs',
    'like',
    'likecs',
  ]
    .flatMap((operator) => [operator, `!${operator}`])
    .concat('notcontains', 'notcontainscs', 'containscs', 'notlike', 'notlikecs'),
); // prettier-ignore

/** Operators whose right side is a list in parentheses. */
export const LIST_OPERATORS: ReadonlySet<string> = new Set(['in', '!in', 'in~', '!in~', 'has_any', 'has_all']);

/** Older spellings of negated operators. */
export const OLD_NEGATIONS: Readonly<Record<string, string>> = {
  notcontains: '!contains',
  notcontainscs: '!contains_cs',
  containscs: 'contains_cs',
  notlike: '!like',
  notlikecs: '!likecs',
  notbetween: '!between',
}; // prettier-ignore

const OTHER_WORDS: ReadonlySet<string> = new Set(['and', 'or', 'between', '!between', 'matches', 'by', 'asc', 'desc']);

/** Whether a word can follow an operand, so that it is no operand itself. */
export function isInfixWord(text: string): boolean {
  return OTHER_WORDS.has(text) || STRING_OPERATORS.has(text) || LIST_OPERATORS.has(text);
}

/** The operators that are words, as they are written today. */
export function infixWords(): string[] {
  const words = [...STRING_OPERATORS, ...LIST_OPERATORS, 'and', 'or', 'between', '!between', 'matches regex'];
  return words.filter((word) => /^!?[a-z]/.test(word) && !Object.hasOwn(OLD_NEGATIONS, word) && !word.includes('like'));
}
