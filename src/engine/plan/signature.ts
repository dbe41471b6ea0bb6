// Signatures of functions, aggregates and plugins: what they take, what they give.

import { isScalarType, type ScalarType } from '../values/types.js';

/**
 * What a parameter takes besides a stated type:
 * - `scalar`: any scalar; `number`: int, long, real, decimal; `integer`: int, long
 * - `text`: string alone, where `string` takes a dynamic for the text in it
 * - `array`, `bag`: dynamic; `summable`: numbers, datetime, timespan; `orderable`: all but guid and dynamic
 * - `common…`: all such arguments of one call are brought to one type
 * - `same0`, `same1`: what the first (second) parameter takes
 * - `type`: a `typeof(…)` literal; `table`: a tabular expression; `star`: `*`
 */
export type ParameterClass =
  | 'scalar'
  | 'number'
  | 'number|bool'
  | 'integer'
  | 'real|decimal'
  | 'text'
  | 'string|dynamic'
  | 'string|array'
  | 'integer|array'
  | 'array'
  | 'bag'
  | 'summable'
  | 'orderable'
  | 'not-bool'
  | 'not-real-or-bool'
  | 'not-dynamic'
  | 'common'
  | 'common-number'
  | 'common-summable'
  | 'common-orderable'
  | 'common-or-dynamic'
  | 'same0'
  | 'same1'
  | 'type'
  | 'table'
  | 'star';

export interface Parameter {
  readonly name: string;
  /** a class, or the types that are taken */
  readonly accepts: ParameterClass | readonly ScalarType[];
  /** the argument is converted to this type before the kernel sees it */
  readonly as: ScalarType | null;
  readonly optional: boolean;
  /** any number of further arguments like this one */
  readonly repeated: boolean;
  /** the argument has to be a constant, or a literal */
  readonly fixed: 'constant' | 'literal' | null;
  /** the texts that are taken, in lower case; an argument may write them in any case */
  readonly choices: readonly string[] | null;
}

/**
 * The type of the result: a type; `common`, that of the `common…` arguments; `widest`, the widest of the numbers, long at least; `argument0`, that of
 * the first argument; `promoted0`, likewise with int as long; or a function of the arguments' types and constant texts.
 */
export type ReturnRule =
  | ScalarType
  | 'common'
  | 'widest'
  | 'argument0'
  | 'argument1'
  | 'promoted0'
  | ((types: readonly ScalarType[], texts: readonly (string | null)[]) => ScalarType);

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly returns: ReturnRule;
}

const CLASSES: ReadonlySet<string> = new Set<ParameterClass>([
  'scalar',
  'number',
  'number|bool',
  'integer',
  'real|decimal',
  'text',
  'string|dynamic',
  'string|array',
  'integer|array',
  'array',
  'bag',
  'summable',
  'orderable',
  'not-bool',
  'not-real-or-bool',
  'not-dynamic',
  'common',
  'common-number',
  'common-summable',
  'common-orderable',
  'common-or-dynamic',
  'same0',
  'same1',
  'type',
  'table',
  'star',
]); // prettier-ignore

const isClass = (text: string): text is ParameterClass => CLASSES.has(text);

/** Reads `name: kind`, `name?: constant long`, `values...: scalar as string`, `part: literal string of year|month`. */
export function parseParameter(text: string): Parameter {
  const match = /^(\w+)(\?|\.\.\.)?: (?:(constant|literal) )?([\w|-]+)(?: as (\w+))?(?: of ([\w|]+))?$/.exec(text);
  if (match === null)
    throw new TypeError(`'${text}' is no parameter; write 'name: kind' or 'name?: constant kind as type'`);
  const [, name = '', mark, fixed = null, kind = '', as = null, choices] = match;
  if (as !== null && !isScalarType(as)) throw new TypeError(`'${as}' in '${text}' is no type`);
  return {
    name,
    accepts: isClass(kind) ? kind : parseTypes(kind, text),
    as,
    optional: mark === '?',
    repeated: mark === '...',
    // The pattern admits these two words only.
    fixed: fixed as Parameter['fixed'],
    choices: choices?.split('|') ?? null,
  };
}

function parseTypes(kind: string, text: string): ScalarType[] {
  return kind.split('|').map((type) => {
    if (!isScalarType(type)) throw new TypeError(`'${type}' in '${text}' is no type and no class of types`);
    return type;
  });
}

/** Whether a signature takes `count` arguments; repeated parameters that stand side by side come in whole groups. */
export function takesCount(signature: Signature, count: number): boolean {
  const [least, most] = arityOf(signature);
  if (count < least || count > most) return false;
  const group = signature.parameters.filter((p) => p.repeated).length;
  return group < 2 || (count - least) % group === 0;
}

/** How many arguments a signature takes: from, to. */
export function arityOf({ parameters }: Signature): readonly [number, number] {
  const least = parameters.filter((p) => !p.optional).length;
  return [least, parameters.some((p) => p.repeated) ? Number.POSITIVE_INFINITY : parameters.length];
}

/**
 * The parameter of each of `count` arguments. Repeated parameters that stand side by side repeat as a group, and the parameters after them take the last arguments.
 */
export function parametersFor({ parameters }: Signature, count: number): Parameter[] {
  const first = parameters.findIndex((p) => p.repeated);
  if (first < 0) return parameters.slice(0, count);
  let end = first;
  while (parameters[end]?.repeated) end++;
  const group = parameters.slice(first, end);
  const tail = parameters.slice(end);
  const tailCount = Math.min(
    tail.length,
    Math.max(
      tail.filter((p) => !p.optional).length,
      count - first - group.length > 0 && tail.some((p) => !p.optional) ? tail.length : 0,
    ),
  );
  const middle = Math.max(count - first - tailCount, 0);
  const repeated = Array.from({ length: middle }, (_, i) => group[i % group.length] as Parameter);
  return [...parameters.slice(0, first), ...repeated, ...tail.slice(0, tailCount)].slice(0, count);
}

/** `substring(source: string, start: long, [length: long])`, for people. */
export function printSignature(name: string, { parameters }: Signature): string {
  const shown = parameters.map((p) => {
    const text = `${p.name}: ${typeof p.accepts === 'string' ? p.accepts : p.accepts.join('|')}`;
    if (p.repeated) return `${text}, …`;
    return p.optional ? `[${text}]` : text;
  });
  return `${name}(${shown.join(', ')})`;
}
