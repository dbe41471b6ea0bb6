// The mutants of a query: each is its text with one place changed, binds without an error, and gives other rows as far as can be told.

import { type Analysis, analyze, QueryError, type Schema } from '../../engine/engine.js';
import type { Plan } from '../../engine/query-parts.js';
import { EDIT_RULES } from './edits/edits.js';
import { Meanings } from './meaning.js';
import type { Edit, Mutant } from './mutant.js';
import { normalForm } from './normal-form.js';
import { nodesOf } from './visit.js';

export interface Mutants {
  /** in the order of the text */
  readonly mutants: readonly Mutant[];
  /** those that provably give the same rows as the query */
  readonly equivalent: readonly Mutant[];
}

/**
 * The mutants of a query; of several that mean the same the first one stands for all.
 * @throws QueryError with the errors of the query
 */
export function mutantsOf(query: string, schema: Schema): Mutants {
  const meanings = new Meanings();
  const meaningOf = (plan: Plan) => meanings.of(normalForm(plan, meanings));
  const analysis = analyze(query, schema);
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  if (analysis.plan === null || errors.length > 0) throw new QueryError(errors, query);
  const own = meaningOf(analysis.plan);
  const seen = new Set<number>();
  const mutants: Mutant[] = [];
  const equivalent: Mutant[] = [];
  for (const edit of editsOf(analysis, query)) {
    const mutant = mutantOf(query, edit);
    const plan = planOf(mutant.query, schema);
    if (plan === null) continue;
    const meaning = meaningOf(plan);
    if (meaning === own) equivalent.push(mutant);
    else if (!seen.has(meaning)) mutants.push(mutant);
    seen.add(meaning);
  }
  return { mutants, equivalent };
}

function editsOf({ tree }: Analysis, query: string): Edit[] {
  const edits = [...nodesOf(tree.statements)].flatMap(([node, above]) =>
    EDIT_RULES.flatMap((rule) => rule(node, above, query)),
  );
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

function mutantOf(query: string, edit: Edit): Mutant {
  const original = query.slice(edit.start, edit.end);
  return { ...edit, original, query: query.slice(0, edit.start) + edit.text + query.slice(edit.end) };
}

function planOf(query: string, schema: Schema): Plan | null {
  const { plan, diagnostics } = analyze(query, schema);
  return diagnostics.some(({ severity }) => severity === 'error') ? null : plan;
}
