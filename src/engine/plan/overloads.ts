// Which overload a call means, by the types of its arguments, as Kusto chooses.

import type { ScalarType } from '../values/types.js';
import { convertTo, type Expr } from './plan.js';
import { type Parameter, parametersFor, type ReturnRule, type Signature, takesCount } from './signature.js';
import { commonType, isInteger, isNumber, isOrderable, isSummable, widensTo, widest } from './types.js';

/** An argument as the choice sees it. */
export interface Argument {
  readonly type: ScalarType;
  /** its type is not known or was already complained about: it fits everywhere */
  readonly unchecked: boolean;
  readonly shape: 'scalar' | 'table' | 'star' | 'type';
  readonly fixed: 'constant' | 'literal' | null;
  /** a call that gives several columns: no value to calculate with */
  readonly several?: boolean;
}

/** How well an argument fits, from not at all upwards. */
const FIT = {
  none: 0,
  unknown: 1,
  scalar: 2,
  notType: 3,
  summable: 4,
  orderable: 4,
  number: 5,
  integer: 6,
  dynamic: 7,
  promoted: 8,
  oneOfMany: 9,
  exact: 10,
} as const; // prettier-ignore

export interface Choice {
  readonly overload: number;
  readonly signature: Signature;
  readonly parameters: readonly Parameter[];
  /** arguments that do not fit the best signature there is; empty where all do */
  readonly misfits: readonly number[];
}

/** The best overload for `args`; null where none takes that many. */
export function chooseOverload(signatures: readonly Signature[], args: readonly Argument[]): Choice | null {
  let best: Choice | null = null;
  let bestScore: readonly number[] = [];
  signatures.forEach((signature, overload) => {
    if (!takesCount(signature, args.length)) return;
    const parameters = parametersFor(signature, args.length);
    const fits = args.map((arg, i) => fitOf(arg, parameters, args, i));
    const misfits = fits.flatMap((fit, i) => (fit === FIT.none ? [i] : []));
    const score = [args.length - misfits.length, Math.min(...fits), Math.max(...fits)];
    if (best !== null && compare(score, bestScore) <= 0) return;
    best = { overload, signature, parameters, misfits };
    bestScore = score;
  });
  return best;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

function fitOf(arg: Argument, parameters: readonly Parameter[], args: readonly Argument[], i: number): number {
  const accepts = parameters[i]?.accepts;
  if (accepts === undefined) return FIT.none;
  if (accepts === 'same0' || accepts === 'same1') {
    const like = args[accepts === 'same0' ? 0 : 1];
    return like === undefined ||
      like.unchecked ||
      arg.unchecked ||
      like.type === arg.type ||
      (isNumber(like.type) && isNumber(arg.type))
      ? FIT.exact
      : FIT.none;
  }
  if (typeof accepts === 'string' && (accepts === 'star' || accepts === 'table' || accepts === 'type')) {
    return arg.shape === accepts ? FIT.exact : FIT.none;
  }
  if (arg.shape !== 'scalar') return FIT.none;
  if (arg.unchecked) return FIT.unknown;
  if (arg.several && accepts !== 'scalar' && accepts !== 'common') return FIT.none;
  if (typeof accepts !== 'string') return fitOfTypes(arg, accepts);
  if (accepts.startsWith('common')) return fitOfCommon(arg, parameters, args, accepts);
  return fitOfClass(arg.type, accepts);
}

function fitOfTypes({ type, fixed }: Argument, accepts: readonly ScalarType[]): number {
  if (accepts.includes(type)) return accepts.length === 1 ? FIT.exact : FIT.oneOfMany;
  // A dynamic is taken for the text that it may hold, but for a literal, of which one sees what it holds.
  if (type === 'dynamic' && fixed === 'literal') return FIT.none;
  return accepts.some((target) => widensTo(type, target)) ? FIT.promoted : FIT.none;
}

function fitOfClass(type: ScalarType, accepts: Exclude<Parameter['accepts'], readonly ScalarType[]>): number {
  switch (accepts) {
    case 'scalar':
      return FIT.scalar;
    case 'number':
      return isNumber(type) ? FIT.number : FIT.none;
    case 'number|bool':
      return isNumber(type) || type === 'bool' ? FIT.number : FIT.none;
    case 'integer':
      return isInteger(type) ? FIT.integer : FIT.none;
    case 'real|decimal':
      return type === 'real' || type === 'decimal' ? FIT.oneOfMany : FIT.none;
    case 'text':
      return type === 'string' ? FIT.exact : FIT.none;
    case 'string|dynamic':
    case 'string|array':
      return type === 'string' || type === 'dynamic' ? FIT.oneOfMany : FIT.none;
    case 'integer|array':
      return isInteger(type) || type === 'dynamic' ? FIT.oneOfMany : FIT.none;
    case 'array':
    case 'bag':
      return type === 'dynamic' ? FIT.oneOfMany : FIT.none;
    case 'summable':
      return isSummable(type) ? FIT.summable : FIT.none;
    case 'orderable':
      return isOrderable(type) ? FIT.orderable : FIT.none;
    case 'not-bool':
      return type === 'bool' ? FIT.none : FIT.notType;
    case 'not-real-or-bool':
      return type === 'bool' || type === 'real' ? FIT.none : FIT.notType;
    case 'not-dynamic':
      return type === 'dynamic' ? FIT.none : FIT.notType;
    default:
      return FIT.none;
  }
}

/** The type that the `common…` arguments of a call share; null where they share none. */
export function commonArgumentType(
  parameters: readonly Parameter[],
  args: readonly Argument[],
  ignoreDynamic = false,
): ScalarType | null {
  const types = args
    .filter((arg, i) => isCommon(parameters[i]) && !arg.unchecked && arg.shape === 'scalar')
    .map((arg) => arg.type);
  const typed = ignoreDynamic ? types.filter((type) => type !== 'dynamic') : types;
  return commonType(typed.length > 0 ? typed : types);
}

export function isCommon(parameter: Parameter | undefined): boolean {
  return typeof parameter?.accepts === 'string' && parameter.accepts.startsWith('common');
}

function fitOfCommon(
  arg: Argument,
  parameters: readonly Parameter[],
  args: readonly Argument[],
  accepts: string,
): number {
  const common = commonArgumentType(parameters, args);
  if (accepts === 'common-or-dynamic') return fitOfBranch(arg, parameters, args, common);
  if (common === null) return FIT.none;
  const element = accepts.slice('common-'.length);
  if (element === 'number' && !isNumber(arg.type)) return FIT.none;
  if (element === 'summable' && !isSummable(arg.type)) return FIT.none;
  if (element === 'orderable' && !isOrderable(arg.type)) return FIT.none;
  if (arg.type === common) return FIT.exact;
  return widensTo(arg.type, common) ? FIT.promoted : FIT.none;
}

/**
 * The values that a condition chooses among are of one type; int goes beside long, anything beside a dynamic. The service
 * widens no further: `iff(true, 1, 2.5)` it refuses.
 */
function fitOfBranch(
  { type }: Argument,
  parameters: readonly Parameter[],
  args: readonly Argument[],
  common: ScalarType | null,
): number {
  if (common === 'dynamic') return FIT.dynamic;
  const first = args.find((arg, i) => isCommon(parameters[i]) && !arg.unchecked)?.type ?? type;
  if (type !== first && !(isInteger(type) && isInteger(first))) return FIT.none;
  return type === common ? FIT.exact : FIT.promoted;
}

const promoted = (type: ScalarType): ScalarType => (type === 'int' ? 'long' : type);

/** The type of the result of a chosen overload. */
export function returnType(
  rule: ReturnRule,
  parameters: readonly Parameter[],
  args: readonly Argument[],
  texts: readonly (string | null)[],
): ScalarType {
  const types = args.map((arg) => arg.type);
  const first = types[0] ?? 'dynamic';
  if (typeof rule === 'function') return rule(types, texts);
  switch (rule) {
    case 'common':
      return (
        commonArgumentType(
          parameters,
          args,
          parameters.some((p) => p.accepts === 'common-or-dynamic'),
        ) ?? 'dynamic'
      );
    case 'widest':
      return promoted(widest(types.filter(isNumber).length > 0 ? types.filter(isNumber) : types));
    case 'argument0':
      return first;
    case 'argument1':
      return types[1] ?? 'dynamic';
    case 'promoted0':
      return promoted(first);
    default:
      return rule;
  }
}

/** The arguments as the kernel takes them: widened, brought to the common type, converted by `as`. */
export function convertArguments(
  choice: Choice,
  exprs: readonly Expr[],
  args: readonly Argument[],
  result: ScalarType,
): Expr[] {
  const { parameters, signature } = choice;
  const common =
    signature.returns === 'common' && parameters.some(isCommon) ? result : commonArgumentType(parameters, args);
  return exprs.map((expr, i) => {
    const parameter = parameters[i];
    if (parameter === undefined || args[i]?.shape !== 'scalar') return expr;
    if (parameter.as !== null) return convertTo(parameter.as, expr);
    // Into a dynamic a value goes as it is; what a conversion does, parsing text, is not meant.
    if (isCommon(parameter)) return common === null || common === 'dynamic' ? expr : convertTo(common, expr);
    if (signature.returns === 'widest' && parameter.accepts === 'number') return convertTo(result, expr);
    if (typeof parameter.accepts === 'string' || parameter.accepts.includes(expr.type)) return expr;
    const target = parameter.accepts.find((type) => widensTo(expr.type, type)) ?? parameter.accepts[0];
    return target === undefined ? expr : convertTo(target, expr);
  });
}
