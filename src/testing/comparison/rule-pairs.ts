// Rules of two states of the same files, each with the one that it was.

import type { Rule } from '../../rules/index.js';

export interface RulePair {
  /** null where the rule is new */
  readonly before: Rule | null;
  /** null where the rule is gone */
  readonly after: Rule | null;
}

/**
 * Pairs rules by their ids, else by their files and names, else by their names; where there is one on each side, these are the two.
 * @param fileOf how a rule's file is called on its side; default as it was given
 */
export function pairRules(
  before: readonly Rule[],
  after: readonly Rule[],
  fileOf: (rule: Rule) => string = ({ file }) => file,
): RulePair[] {
  const [was, is] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && was !== undefined && is !== undefined)
    return [{ before: was, after: is }];
  const left = new Set(before);
  const take = (matches: (rule: Rule) => boolean): Rule | null => {
    const found = [...left].find(matches) ?? null;
    if (found !== null) left.delete(found);
    return found;
  };
  const pairs = after.map((rule): RulePair => {
    const byId = take((old) => rule.id !== null && old.id === rule.id);
    return { before: byId ?? take((old) => fileOf(old) === fileOf(rule) && old.name === rule.name), after: rule };
  });
  const moved = pairs.map((pair): RulePair => {
    if (pair.before !== null || pair.after === null) return pair;
    const { name } = pair.after;
    return { ...pair, before: take((old) => old.name === name) };
  });
  return [...moved, ...[...left].map((rule): RulePair => ({ before: rule, after: null }))];
}
