// How the language is declared: one definition a file, default export, picked up by the registry.
//
// A function gives its overloads. Each has parameters (`'start: long'`, `'length?: long'`, `'values...: scalar'`, `'regex: constant string'`,
// `'source: scalar as string'`), the type of its result, and its meaning in one of these forms:
// - `overload`: a kernel of values; a null argument makes a null result
// - `overloadWithNulls`: a kernel of values that sees nulls
// - `prepared`: a kernel made once a call, for what depends on constant arguments or on the types
// - `vectorised`: a kernel of whole columns

import type {
  AggregateBinding,
  FunctionBinding,
  OperatorBinding,
  PluginBinding,
  ResultNaming,
  TableFunctionBinding,
} from '../plan/language.js';
import type { Plan } from '../plan/plan.js';
import { type Parameter, parseParameter, type ReturnRule, type Signature } from '../plan/signature.js';
import type { RunContext } from '../run/context.js';
import type {
  Accumulator,
  AggregateKernel,
  CallSite,
  ColumnsKernel,
  Kernel,
  ValueKernel,
  VectorKernel,
} from '../run/kernel.js';
import type { ScanFilter } from '../run/source.js';
import type { OperatorSyntax } from '../syntax/operator-syntax.js';
import type { Parser } from '../syntax/parser.js';
import type { OperatorNode } from '../syntax/tree.js';
import type { Batch } from '../values/batch.js';
import type { Dynamic } from '../values/dynamic.js';
import type { ScalarType, Value, ValueOfType } from '../values/types.js';
import { type Fold, foldAccumulator } from './fold-accumulator.js';

/** A query with its answer: shown in the reference, run as a test. */
export interface Example {
  readonly kql: string;
  /** the value of the first column of the only row, in plain JSON form */
  readonly result?: unknown;
  /** all rows, in plain JSON form */
  readonly rows?: readonly (readonly unknown[])[];
  /** the code of the error that the query is refused with */
  readonly error?: string;
  /** where the answer comes from; the documentation where nothing is said */
  readonly verified?: 'engine' | 'documentation' | 'reasoned';
}

export interface Documented {
  readonly name: string;
  /** other names for the same thing, old ones included */
  readonly aliases?: readonly string[];
  /** one sentence */
  readonly summary: string;
  /** address of the documentation page */
  readonly source: string;
  /** what users should know of it: that it is an estimate, or where it differs from the service */
  readonly note?: string;
  readonly examples: readonly Example[];
}

type KindValue<K extends string> = K extends `${infer R} of ${string}`
  ? KindValue<R>
  : K extends `constant ${infer R}` | `literal ${infer R}`
    ? KindValue<R>
    : K extends `${string} as ${infer T}`
      ? TypeValue<T>
      : TypeValue<K>;
type TypeValue<T extends string> = T extends keyof ValueOfType
  ? ValueOfType[T]
  : T extends 'array' | 'bag'
    ? Dynamic
    : T extends 'type' | 'text'
      ? string
      : Exclude<Value, null>;
type ParameterValue<P extends string, N> = P extends `${string}?: ${infer K}`
  ? KindValue<K> | N | undefined
  : P extends `${string}: ${infer K}`
    ? KindValue<K> | N
    : never;
/** The kernel's arguments for a list of parameters; `N` is null where the kernel sees nulls. */
export type KernelArgs<P extends readonly string[], N = never> = P extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? First extends `${string}...: ${infer K}`
    ? Rest extends readonly []
      ? (KindValue<K> | N)[]
      : (Exclude<Value, null> | N)[]
    : [ParameterValue<First, N>, ...KernelArgs<Rest, N>]
  : P extends readonly []
    ? []
    : (Exclude<Value, null> | N)[];
type ResultValue<R extends ReturnRule> = R extends keyof ValueOfType ? ValueOfType[R] | null : Value;

export interface Overload {
  readonly signature: Signature;
  readonly kernel: Kernel;
}

/** The texts are read when the signature is first looked at: a run uses few of them, and a command has to start fast. */
function signatureOf(texts: readonly string[], returns: ReturnRule): Signature {
  let parameters: readonly Parameter[] | null = null;
  return {
    returns,
    get parameters() {
      parameters ??= texts.map(parseParameter);
      return parameters;
    },
  };
}

function valuesOverload(
  parameters: readonly string[],
  returns: ReturnRule,
  nulls: Kernel['nulls'],
  make: (call: CallSite) => unknown,
): Overload {
  // The types of a kernel follow from the texts of its parameters, which binding makes true.
  const prepare = { kind: 'values', make: make as (call: CallSite) => ValueKernel } as const;
  return { signature: signatureOf(parameters, returns), kernel: { nulls, volatile: false, window: false, prepare } };
}

/** A kernel of values that never sees null: a null argument makes a null result. */
export function overload<const P extends readonly string[], const R extends ReturnRule>(
  parameters: P,
  returns: R,
  kernel: (...args: KernelArgs<P>) => ResultValue<R>,
): Overload {
  return valuesOverload(parameters, returns, 'propagate', () => kernel);
}

/** A kernel of values that sees nulls. */
export function overloadWithNulls<const P extends readonly string[], const R extends ReturnRule>(
  parameters: P,
  returns: R,
  kernel: (...args: KernelArgs<P, null>) => ResultValue<R>,
): Overload {
  return valuesOverload(parameters, returns, 'see', () => kernel);
}

/** A kernel made once a call from its constants and types; it never sees null unless `nulls` says so. */
export function prepared<const P extends readonly string[], const R extends ReturnRule>(
  parameters: P,
  returns: R,
  make: (call: CallSite) => (...args: KernelArgs<P>) => ResultValue<R>,
): Overload {
  return valuesOverload(parameters, returns, 'propagate', make);
}

/** Like `prepared`, with a kernel that sees nulls. */
export function preparedWithNulls<const P extends readonly string[], const R extends ReturnRule>(
  parameters: P,
  returns: R,
  make: (call: CallSite) => (...args: KernelArgs<P, null>) => ResultValue<R>,
): Overload {
  return valuesOverload(parameters, returns, 'see', make);
}

/** The same overload with a quicker way for whole columns, which gives null for those that it does not suit. */
export function withColumns(of: Overload, columns: (call: CallSite) => ColumnsKernel): Overload {
  const { prepare } = of.kernel;
  if (prepare.kind === 'vectors') throw new TypeError('a kernel of columns needs no other for columns');
  return { ...of, kernel: { ...of.kernel, prepare: { ...prepare, columns } } };
}

/** The same overload, of a call that gives the member of its first argument with this key; undefined where it is not known before. */
export function withMember(of: Overload, member: (call: CallSite) => string | number | undefined): Overload {
  const { prepare } = of.kernel;
  if (prepare.kind === 'vectors') throw new TypeError('a kernel of columns gives no members');
  return { ...of, kernel: { ...of.kernel, prepare: { ...prepare, member } } };
}

/** A kernel of columns. */
export function vectorised(
  parameters: readonly string[],
  returns: ReturnRule,
  make: (call: CallSite) => VectorKernel,
): Overload {
  return {
    signature: signatureOf(parameters, returns),
    kernel: { nulls: 'see', volatile: false, window: false, prepare: { kind: 'vectors', make } },
  };
}

/** A kernel of columns that gets the whole table at once, in its order. */
export function windowed(
  parameters: readonly string[],
  returns: ReturnRule,
  make: (call: CallSite) => VectorKernel,
): Overload {
  return {
    signature: signatureOf(parameters, returns),
    kernel: { nulls: 'see', volatile: false, window: true, prepare: { kind: 'vectors', make } },
  };
}

/** The same overload, evaluated for every row: `rand()`, `new_guid()`. */
export function volatile(of: Overload): Overload {
  return { ...of, kernel: { ...of.kernel, volatile: true } };
}

export interface ScalarDefinition extends Documented {
  readonly overloads: readonly Overload[];
  readonly binding: FunctionBinding;
  readonly filter:
    | ((column: string, constants: readonly unknown[], types: readonly ScalarType[]) => ScanFilter | null)
    | null;
}

interface ScalarOptions extends Documented {
  readonly overloads: readonly Overload[];
  /** how an unnamed column is called that holds a call; numbered where nothing is said */
  readonly naming?: ResultNaming;
  /** for a call that is not an ordinary one: makes the bound expression itself */
  readonly bind?: FunctionBinding['bind'];
  /** for a call whose arguments are written otherwise than the overloads take them */
  readonly rewrite?: FunctionBinding['rewrite'];
  /** finds what is wrong with constant texts that the types do not tell: patterns, formats */
  readonly check?: FunctionBinding['check'];
  /** for a function that can give several columns */
  readonly columns?: FunctionBinding['columns'];
  /** the filter that `f(column, constants…)` as a condition amounts to; `types` are those of the constants */
  readonly filter?: (column: string, constants: readonly unknown[], types: readonly ScalarType[]) => ScanFilter | null;
}

function scalar(options: ScalarOptions, infix: boolean): ScalarDefinition {
  const binding: FunctionBinding = {
    name: options.name,
    signatures: options.overloads.map((o) => o.signature),
    naming: options.naming ?? 'none',
    infix,
    window: options.overloads.some((o) => o.kernel.window),
    ...(options.bind === undefined ? {} : { bind: options.bind }),
    ...(options.rewrite === undefined ? {} : { rewrite: options.rewrite }),
    ...(options.check === undefined ? {} : { check: options.check }),
    ...(options.columns === undefined ? {} : { columns: options.columns }),
  };
  return { ...options, binding, filter: options.filter ?? null };
}

/** A scalar function. */
export function defineScalar(options: ScalarOptions): ScalarDefinition {
  return scalar(options, false);
}

/** A scalar operator: `has`, `+`, `unary -`, `between`; its overloads take its operands. */
export function defineInfix(options: ScalarOptions): ScalarDefinition {
  return scalar(options, true);
}

export interface AggregateOverload {
  readonly signature: Signature;
  readonly kernel: AggregateKernel;
}

function foldOverload(
  parameters: readonly string[],
  returns: ReturnRule,
  skipNulls: boolean,
  make: (call: CallSite) => Fold<never, never, unknown>,
): AggregateOverload {
  // As with scalars, the types follow from the texts of the parameters; a state is only handed back to the fold that made it.
  const kernel: AggregateKernel = {
    make: (call) => foldAccumulator(make(call) as unknown as Fold<unknown, Value[], Value>, call.result, skipNulls),
  };
  return { signature: signatureOf(parameters, returns), kernel };
}

/** An aggregate by a state a group; rows where an argument is null do not count. */
export function fold<const P extends readonly string[], const R extends ReturnRule, S>(
  parameters: P,
  returns: R,
  make: (call: CallSite) => Fold<S, KernelArgs<P>, ResultValue<R>>,
): AggregateOverload {
  return foldOverload(parameters, returns, true, make as unknown as (call: CallSite) => Fold<never, never, unknown>);
}

/** Like `fold`, with rows where an argument is null. */
export function foldWithNulls<const P extends readonly string[], const R extends ReturnRule, S>(
  parameters: P,
  returns: R,
  make: (call: CallSite) => Fold<S, KernelArgs<P, null>, ResultValue<R>>,
): AggregateOverload {
  return foldOverload(parameters, returns, false, make as unknown as (call: CallSite) => Fold<never, never, unknown>);
}

/** An aggregate that keeps its groups itself. */
export function accumulated(
  parameters: readonly string[],
  returns: ReturnRule,
  make: (call: CallSite) => Accumulator,
): AggregateOverload {
  return { signature: signatureOf(parameters, returns), kernel: { make } };
}

export interface AggregateDefinition extends Documented {
  readonly overloads: readonly AggregateOverload[];
  readonly binding: AggregateBinding;
}

/** An aggregate function. */
export function defineAggregate(
  options: Documented & {
    readonly overloads: readonly AggregateOverload[];
    readonly naming?: ResultNaming;
    readonly bind?: AggregateBinding['bind'];
  },
): AggregateDefinition {
  const binding: AggregateBinding = {
    name: options.name,
    signatures: options.overloads.map((o) => o.signature),
    naming: options.naming ?? { prefix: options.name },
    ...(options.bind === undefined ? {} : { bind: options.bind }),
  };
  return { ...options, binding };
}

export interface OperatorDefinition extends Documented {
  readonly syntax: OperatorSyntax;
  readonly binding: OperatorBinding;
  /** the other plan nodes that its file makes and runs */
  readonly runners: Readonly<
    Record<string, (plan: Plan, context: RunContext, filters: readonly ScanFilter[]) => Iterable<Batch>>
  >;
}

/** A tabular operator: its syntax, what it means, how it runs. `N` is its syntax node, `P` its plan node. */
export function defineOperator<N extends OperatorNode, P extends Plan>(
  options: Documented & {
    readonly position?: OperatorSyntax['position'];
    readonly parse: (parser: Parser) => Omit<N, keyof OperatorNode>;
    readonly bind: (node: N, input: Plan, ...rest: BindRest) => Plan;
    /** runs plan nodes whose `op` is the operator's name */
    readonly run?: (plan: P, context: RunContext, filters: readonly ScanFilter[]) => Iterable<Batch>;
    /** runs further plan nodes, by their `op` */
    readonly runners?: OperatorDefinition['runners'];
  },
): OperatorDefinition {
  const { name, aliases, position, parse, bind, run, runners } = options;
  const syntax: OperatorSyntax = {
    name,
    position: position ?? 'step',
    parse,
    ...(aliases === undefined ? {} : { aliases }),
  };
  // A node reaches the binding, and a plan the runner, by the operator's name, under which only this file makes them; an operator that stands at the
  // beginning of a pipeline is bound without input and does not look at it.
  const binding = { name, bind: bind as unknown as OperatorBinding['bind'] };
  const own = run === undefined ? {} : { [name]: run as unknown as OperatorDefinition['runners'][string] };
  return { ...options, syntax, binding, runners: { ...own, ...runners } };
}

type BindRest = Parameters<OperatorBinding['bind']> extends [unknown, unknown, ...infer Rest] ? Rest : never;

export interface PluginDefinition extends Documented {
  readonly binding: PluginBinding;
  readonly runners: OperatorDefinition['runners'];
}

/** A plugin of `evaluate`: it makes a plan node `P`, whose `op` is `evaluate:` and its name. */
export function definePlugin<P extends Plan>(
  options: Documented & {
    readonly bind: PluginBinding['bind'];
    readonly run?: (plan: P, context: RunContext, filters: readonly ScanFilter[]) => Iterable<Batch>;
  },
): PluginDefinition {
  const { name, bind, run } = options;
  // Only this plugin makes plan nodes of this name.
  const runners =
    run === undefined ? {} : { [`evaluate:${name}`]: run as unknown as OperatorDefinition['runners'][string] };
  return { ...options, binding: { name, bind }, runners };
}

export interface TableFunctionDefinition extends Documented {
  readonly tableFunction: TableFunctionBinding;
  readonly runners: OperatorDefinition['runners'];
}

/** A function that gives a table; its file stands with the scalar functions. */
export function defineTableFunction<P extends Plan>(
  options: Documented & {
    readonly bind: TableFunctionBinding['bind'];
    readonly run?: (plan: P, context: RunContext, filters: readonly ScanFilter[]) => Iterable<Batch>;
  },
): TableFunctionDefinition {
  const { name, bind, run } = options;
  // Only this function makes plan nodes of this name.
  const runners = run === undefined ? {} : { [name]: run as unknown as OperatorDefinition['runners'][string] };
  return { ...options, tableFunction: { name, bind }, runners };
}
