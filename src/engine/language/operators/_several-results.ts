// Plans of several tables over one input, which is computed once.

import type { Plan, SeveralPlan } from '../../plan/plan.js';

/** @param op the operator, whose plan runs as its first table does */
export function severalPlan(
  op: string,
  results: readonly { readonly name: string; readonly plan: Plan }[],
): SeveralPlan {
  const inputs = results.map(({ plan }) => plan);
  const columns = inputs[0]?.columns ?? [];
  return {
    op,
    inputs,
    columns,
    open: inputs[0]?.open ?? false,
    ordered: false,
    resultNames: results.map(({ name }) => name),
  };
}
