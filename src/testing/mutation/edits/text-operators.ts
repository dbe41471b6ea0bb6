import type { Edit } from '../mutant.js';
import type { EditRule } from './edits.js';

/** What an operator of texts is taken for by mistake. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  has: ['contains', '=~', 'has_cs'],
  has_cs: ['contains_cs', '==', 'has'],
  hasprefix: ['has', 'startswith'],
  hasprefix_cs: ['has_cs', 'startswith_cs'],
  hassuffix: ['has', 'endswith'],
  hassuffix_cs: ['has_cs', 'endswith_cs'],
  contains: ['has', '=~', 'contains_cs'],
  contains_cs: ['has_cs', '==', 'contains'],
  startswith: ['contains', '=~', 'startswith_cs'],
  startswith_cs: ['contains_cs', '==', 'startswith'],
  endswith: ['contains', '=~', 'endswith_cs'],
  endswith_cs: ['contains_cs', '==', 'endswith'],
  '==': ['=~', 'has'],
  '=~': ['==', 'has'],
  in: ['in~', 'has_any'],
  'in~': ['in', 'has_any'],
  has_any: ['has_all', 'in~'],
  has_all: ['has_any'],
};

const NEGATION: Readonly<Record<string, string>> = { '==': '!=', '=~': '!~' };

const negated = (operator: string) => NEGATION[operator] ?? `!${operator}`;

/** The operators that a negated one is the negation of. */
const POSITIVE: ReadonlyMap<string, string> = new Map(
  Object.keys(NEIGHBOURS)
    .filter((operator) => !['has_any', 'has_all'].includes(operator))
    .map((operator) => [negated(operator), operator]),
);

/** `has` for `contains`, `=~` for `==`, `in` for `in~`, and each for its negation. */
export const textOperatorEdits: EditRule = (node) => {
  if (node.kind !== 'binary') return [];
  const { operator, operatorSpan } = node;
  const edit = (kind: Edit['kind'], text: string): Edit => ({
    kind,
    start: operatorSpan.start,
    end: operatorSpan.end,
    text,
  });
  const positive = POSITIVE.get(operator);
  if (positive !== undefined) {
    const others = (NEIGHBOURS[positive] ?? []).filter((neighbour) => POSITIVE.has(negated(neighbour)));
    return [...others.map((neighbour) => edit('text operator', negated(neighbour))), edit('negation', positive)];
  }
  const others = (NEIGHBOURS[operator] ?? []).map((neighbour) => edit('text operator', neighbour));
  return POSITIVE.has(negated(operator)) ? [...others, edit('negation', negated(operator))] : others;
};
