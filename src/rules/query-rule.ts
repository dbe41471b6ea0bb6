import type { Rule } from './rule.js';

/** A bare query as a rule. */
export function queryAsRule(file: string, query: string): Rule {
  return {
    file,
    id: null,
    name: file,
    description: '',
    kind: 'query',
    severity: null,
    tactics: [],
    techniques: [],
    dataTypes: [],
    query,
    place: (line) => ({ line, column: 0 }),
    notes: [],
  };
}
