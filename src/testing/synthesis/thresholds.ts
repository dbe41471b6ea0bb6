import { childrenOf, type Expr } from '../../engine/query-parts.js';

const COMPARISONS: ReadonlySet<string> = new Set(['>', '>=', '<', '<=', '==', '!=', 'between']);

/** The whole numbers that something is compared with. */
export function thresholdsIn(expr: Expr): bigint[] {
  const own =
    expr.kind === 'call' && COMPARISONS.has(expr.function)
      ? expr.args.flatMap((arg) => {
          const constant = arg.kind === 'convert' ? arg.operand : arg;
          if (constant.kind !== 'constant') return [];
          if (constant.type === 'long' && typeof constant.value === 'bigint') return [constant.value];
          return typeof constant.value === 'number' ? [BigInt(Math.ceil(constant.value) || 0)] : [];
        })
      : [];
  return [...own, ...childrenOf(expr).flatMap(thresholdsIn)];
}
