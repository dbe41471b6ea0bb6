import { language } from './language/language.js';
import { childrenOf, type Expr, type Plan } from './plan/plan.js';
import { partsOf } from './plan/print-plan.js';

/** Whether a plan draws random numbers, row by row: then its answer depends on all rows that its scans give, those that conditions drop too. */
export function drawsNumbers(plan: Plan): boolean {
  const seen = new Set<Plan>();
  const draws = (step: Plan): boolean => {
    if (seen.has(step)) return false;
    seen.add(step);
    const { exprs, subqueries } = partsOf(step);
    return exprs.some(isVolatile) || [...step.inputs, ...subqueries].some(draws);
  };
  return draws(plan);
}

function isVolatile(expr: Expr): boolean {
  if (expr.kind === 'call' && language.kernel(expr.function, expr.overload).volatile) return true;
  return childrenOf(expr).some(isVolatile);
}
