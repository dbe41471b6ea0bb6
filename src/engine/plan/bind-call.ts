// Calls: of built-in functions and operators, by overload; of the query's own and of saved functions, by reading their body at the call.

import type { Span } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Call, Expression, FunctionParameter, Name, NamedExpression } from '../syntax/tree.js';
import type { ScalarType } from '../values/types.js';
import { bindPatternCall } from './bind-pattern.js';
import type { Binder, Bound } from './binder.js';
import type { FunctionBinding } from './language.js';
import { operandHint } from './operand-hints.js';
import { type Argument, type Choice, chooseOverload, convertArguments, returnType } from './overloads.js';
import { readsPart } from './part.js';
import { constant, convertTo, type Expr } from './plan.js';
import { scalarOf } from './scalar-of.js';
import { type Binding, type BrokenBinding, type FunctionValue, Scope } from './scope.js';
import { arityOf, type Parameter, type ParameterClass, printSignature, type Signature } from './signature.js';

/** An argument with all that is known of it. */
interface BoundArgument extends Argument {
  readonly expr: Expr;
  readonly text: string | null;
  readonly span: Span;
}

export function bindCall(call: Call, scope: Scope, binder: Binder): Bound {
  if (call.target !== null && !reachesDatabase(call.target, scope, binder)) return { kind: 'broken' };
  const own = bindPatternCall(call, null, scope, binder) ?? bindFunctionCall(call, scope, binder);
  if (own !== null) return own;
  const { name } = call.name;
  const table = binder.language.tableFunction(name);
  if (table !== undefined) return { kind: 'table', plan: table.bind(call, scope, binder) };
  if (DATABASES.has(name)) return { kind: 'database' };
  const definition = binder.language.scalar(name);
  if (definition !== undefined && !definition.infix)
    return { kind: 'scalar', expr: callScalar(definition, call, scope, binder) };
  return unknownFunction(call, binder);
}

const DATABASES: ReadonlySet<string> = new Set(['database', 'cluster', 'workspace', 'app', 'resource', 'entity_group']);

/** `database('x').f()`: offline, every database is the one that is open. */
function reachesDatabase(target: Expression, scope: Scope, binder: Binder): boolean {
  const bound = binder.any(target, scope);
  if (bound.kind === 'database' || bound.kind === 'broken') return bound.kind === 'database';
  binder.error('KS142', 'a value has no functions of its own', target.span);
  return false;
}

function unknownFunction({ name }: Call, binder: Binder): Bound {
  if (binder.language.aggregate(name.name) !== undefined) {
    binder.error(
      'KS144',
      `the aggregate '${name.name}' is not allowed here`,
      name.span,
      'aggregates stand in `summarize`',
    );
    return { kind: 'broken' };
  }
  const why = binder.language.unsupported(name.name);
  if (why !== undefined) {
    binder.error('KQ002', `'${name.name}' is not supported: ${why}`, name.span);
    return { kind: 'broken' };
  }
  const near = nearest(name.name, binder.language.functionNames());
  binder.error(
    'KS211',
    `no function named '${name.name}'`,
    name.span,
    near === null ? null : `did you mean \`${near}\`?`,
  );
  return { kind: 'broken' };
}

function callScalar(definition: FunctionBinding, call: Call, scope: Scope, binder: Binder): Expr {
  if (definition.window && scope.row !== null && !scope.row.ordered) {
    binder.error(
      'KQ008',
      `'${definition.name}' needs rows in an order`,
      call.name.span,
      'put `| sort by …` or `| serialize` before it',
    );
  }
  if (definition.bind !== undefined) return definition.bind(call, scope, binder);
  return bindOverload(
    definition,
    definition.rewrite?.(call, scope, binder) ?? call.args,
    call.name.span,
    scope,
    binder,
  );
}

/** A call of an infix or prefix operator. */
export function callInfix(
  operator: string,
  operands: readonly Expression[],
  span: Span,
  scope: Scope,
  binder: Binder,
): Expr {
  const definition = binder.language.scalar(operator);
  if (definition === undefined) {
    binder.error(
      'KQ002',
      `the operator '${operator}' is not supported`,
      span,
      operator.includes('like') ? 'write `startswith`, `contains`, `endswith` or `matches regex`' : null,
    );
    return binder.unchecked('bool');
  }
  if (definition.bind !== undefined) {
    const name: Name = { kind: 'name', name: operator, bracketed: false, span };
    return definition.bind({ kind: 'call', target: null, name, args: operands.map(unnamed), span }, scope, binder);
  }
  return bindOverload(definition, operands.map(unnamed), span, scope, binder);
}

const unnamed = (expression: Expression): NamedExpression => ({
  kind: 'named',
  names: [],
  tuple: false,
  expression,
  span: expression.span,
});

export interface CallResult {
  readonly overload: number;
  readonly type: ScalarType;
  readonly args: readonly Expr[];
}

function bindOverload(
  definition: FunctionBinding,
  args: readonly NamedExpression[],
  span: Span,
  scope: Scope,
  binder: Binder,
): Expr {
  const result = resolveCall(definition, args, span, scope, binder);
  if (result === null) return binder.unchecked(fallbackType(definition.signatures));
  reportWrongArgument(definition, result.args, args, binder);
  const expr: Expr = { kind: 'call', function: definition.name, ...result };
  if (binder.isTooDeep(expr, span)) return binder.unchecked(result.type);
  return result.args.some((arg) => binder.isUnchecked(arg)) &&
    typeof definition.signatures[result.overload]?.returns !== 'string'
    ? binder.unchecked(result.type, expr)
    : expr;
}

function reportWrongArgument(
  { name, check }: FunctionBinding,
  exprs: readonly Expr[],
  args: readonly NamedExpression[],
  binder: Binder,
): void {
  if (check === undefined) return;
  const wrong = check(exprs.map((expr) => binder.constantText(expr)));
  const place = wrong === null ? undefined : args[wrong.argument];
  if (wrong === null || place === undefined) return;
  binder[wrong.harmless ? 'warning' : 'error']('KQ004', `${wrong.message} in '${name}'`, place.span, wrong.hint);
}

function fallbackType(signatures: readonly Signature[]): ScalarType {
  const returns = signatures[0]?.returns;
  return typeof returns === 'string' && !['common', 'widest', 'argument0', 'argument1', 'promoted0'].includes(returns)
    ? (returns as ScalarType)
    : 'dynamic';
}

/** Binds the arguments and chooses the overload; null where there is none, which has been reported. */
export function resolveCall(
  definition: { readonly name: string; readonly signatures: readonly Signature[]; readonly infix?: boolean },
  args: readonly NamedExpression[],
  span: Span,
  scope: Scope,
  binder: Binder,
): CallResult | null {
  const bound = args.map((arg) => bindArgument(arg.expression, scope, binder));
  const choice = chooseOverload(definition.signatures, bound);
  if (choice === null) {
    reportArity(definition, args.length, span, binder);
    return null;
  }
  const accepted = reportMisfits(definition, choice, bound, span, binder);
  const type = returnType(
    choice.signature.returns,
    choice.parameters,
    bound,
    bound.map((b) => b.text),
  );
  if (!accepted) return null;
  const exprs = convertArguments(
    choice,
    bound.map((b) => b.expr),
    bound,
    type,
  );
  return { overload: choice.overload, type, args: exprs };
}

function bindArgument(node: Expression, scope: Scope, binder: Binder): BoundArgument {
  const { span } = node;
  if (node.kind === 'star')
    return {
      shape: 'star',
      type: 'dynamic',
      unchecked: false,
      fixed: 'literal',
      expr: constant('string', '*'),
      text: '*',
      span,
    };
  if (node.kind === 'typeof') {
    const text = node.types[0]?.type ?? 'dynamic';
    return {
      shape: 'type',
      type: 'string',
      unchecked: false,
      fixed: 'literal',
      expr: constant('string', text),
      text,
      span,
    };
  }
  const bound = binder.any(node, scope);
  if (bound.kind === 'table') {
    const { plan } = bound;
    const type = plan.columns[0]?.type ?? 'dynamic';
    return {
      shape: 'table',
      type,
      unchecked: false,
      fixed: null,
      expr: { kind: 'list-query', type: 'dynamic', plan },
      text: null,
      span,
    };
  }
  const expr = scalarOf(bound, node, binder);
  const text = expr.kind === 'constant' && typeof expr.value === 'string' ? expr.value : null;
  const literal =
    node.kind === 'literal' || node.kind === 'dynamic' || (node.kind === 'unary' && node.operand.kind === 'literal');
  const several = node.kind === 'call' && givesSeveral(expr, binder);
  return {
    shape: 'scalar',
    type: expr.type,
    unchecked: binder.isUnchecked(expr),
    fixed: literal ? 'literal' : isConstant(expr) ? 'constant' : null,
    several,
    expr,
    text,
    span,
  };
}

/** Whether a call gives several columns where it is an item of its own. */
function givesSeveral(expr: Expr, binder: Binder): boolean {
  if (expr.kind !== 'call') return false;
  const columns = binder.language.scalar(expr.function)?.columns?.([], expr.args);
  return columns !== undefined && columns.length > 1;
}

/** What an argument is, for people. */
function wordsFor({ shape, type, several }: BoundArgument): string {
  return several ? 'several columns' : shape === 'scalar' ? type : shape;
}

/** Whether an expression reads no column, and nothing else that changes within a query. */
export function isConstant(expr: Expr): boolean {
  if (expr.kind === 'column') return false;
  if (expr.kind === 'call') return expr.args.every(isConstant);
  if (expr.kind === 'scalar-query' || expr.kind === 'list-query') return !readsPart(expr.plan);
  return expr.kind === 'convert' ? isConstant(expr.operand) : true;
}

function reportArity(
  definition: { name: string; signatures: readonly Signature[]; infix?: boolean },
  count: number,
  span: Span,
  binder: Binder,
): void {
  const arities = definition.signatures.map(arityOf);
  const least = Math.min(...arities.map(([from]) => from));
  const most = Math.max(...arities.map(([, to]) => to));
  if (count >= least && count <= most) {
    binder.error('KS121', `'${definition.name}' cannot take ${count} arguments`, span, usage(definition));
    return;
  }
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `at least ${least}`
        : `${least} ${most === least + 1 ? 'or' : 'to'} ${most}`;
  binder.error(
    least === most ? 'KS119' : 'KS120',
    `'${definition.name}' takes ${wanted} argument${wanted === '1' ? '' : 's'}, found ${count}`,
    span,
    usage(definition),
  );
}

function usage({
  name,
  signatures: [signature],
  infix,
}: {
  name: string;
  signatures: readonly Signature[];
  infix?: boolean;
}): string | null {
  return signature === undefined || infix ? null : `write \`${printSignature(name, signature)}\``;
}

/** True where all arguments fit; else the reason has been reported. */
function reportMisfits(
  definition: { name: string; infix?: boolean },
  choice: Choice,
  args: readonly BoundArgument[],
  span: Span,
  binder: Binder,
): boolean {
  let accepted = true;
  if (choice.misfits.length > 0) {
    accepted = false;
    if (definition.infix) {
      const types = args.map(wordsFor).join(' and ');
      binder.error(
        'KS106',
        `the operator '${definition.name}' is not defined for ${types}`,
        span,
        operandHint(definition.name, args),
      );
    } else {
      for (const i of choice.misfits) reportMisfit(definition.name, choice.parameters[i], args[i], binder);
    }
  }
  choice.parameters.forEach((parameter, i) => {
    const arg = args[i];
    if (arg === undefined || arg.unchecked) return;
    reportUnfixed(definition.name, parameter, arg, binder);
    reportNoChoice(definition.name, parameter, arg, binder);
  });
  return accepted;
}

function reportUnfixed(name: string, parameter: Parameter, arg: BoundArgument, binder: Binder): void {
  if (parameter.fixed === null || arg.fixed === 'literal') return;
  if (parameter.fixed === 'constant' && arg.fixed === 'constant') return;
  const [code, what] = parameter.fixed === 'literal' ? ['KS131', 'a literal'] : ['KS129', 'a constant'];
  binder.error(code, `'${parameter.name}' of '${name}' has to be ${what}`, arg.span);
}

/** A constant text that is none of those that the parameter takes. */
function reportNoChoice(
  name: string,
  { name: parameter, choices }: Parameter,
  { text, span }: BoundArgument,
  binder: Binder,
): void {
  if (choices === null || text === null || choices.includes(text.toLowerCase())) return;
  const near = nearest(text, choices);
  const hint = near === null ? `it is one of ${choices.join(', ')}` : `did you mean '${near}'?`;
  binder.error('KS140', `'${parameter}' of '${name}' cannot be '${text}'`, span, hint);
}

function reportMisfit(
  name: string,
  parameter: Parameter | undefined,
  arg: BoundArgument | undefined,
  binder: Binder,
): void {
  if (parameter === undefined || arg === undefined) return;
  const { accepts } = parameter;
  const [code, wanted] =
    typeof accepts === 'string' ? wantedOf(accepts) : [accepts.length === 1 ? 'KS107' : 'KS141', accepts.join(' or ')];
  const found = wordsFor(arg);
  const target = arg.several
    ? undefined
    : accepts === 'text'
      ? 'string'
      : typeof accepts === 'string'
        ? undefined
        : accepts[0];
  const hint =
    target === undefined || arg.shape !== 'scalar'
      ? null
      : `convert it: \`to${target === 'real' ? 'double' : target}(…)\``;
  binder.error(code, `'${parameter.name}' of '${name}' takes ${wanted}, found ${found}`, arg.span, hint);
}

/** The code and the words for an argument that is not of a class. */
function wantedOf(accepts: ParameterClass): readonly [code: string, words: string] {
  if (accepts === 'common-orderable') return ['KS206', 'values of one type that has an order'];
  if (accepts.startsWith('common')) return ['KS232', 'a value of the type of the others'];
  switch (accepts) {
    case 'number':
      return ['KS137', 'a number'];
    case 'integer':
      return ['KS134', 'an integer'];
    case 'text':
      return ['KS107', 'string'];
    case 'array':
      return ['KS234', 'a dynamic array'];
    case 'bag':
      return ['KS235', 'a dynamic bag'];
    case 'summable':
      return ['KS138', 'a number, datetime or timespan'];
    default:
      return [accepts.includes('|') ? 'KS141' : 'KS107', accepts.replaceAll('|', ' or ')];
  }
}

/** A call of a function of the query or of the database; null where there is none of that name. */
export function bindFunctionCall(call: Call, scope: Scope, binder: Binder): Bound | null {
  const binding = scope.lookup(call.name.name);
  if (binding?.kind === 'function') return invoke(binding, call, scope, binder);
  if (binding?.kind === 'broken') return binding;
  if (binding?.kind === 'table' && call.args.length === 0) return binding;
  const saved =
    binding === undefined && binder.language.scalar(call.name.name) === undefined
      ? savedFunction(call.name, binder)
      : null;
  return saved?.kind === 'function' ? invoke(saved, call, scope, binder) : saved;
}

/** A saved function of the database, or broken where its text has errors; null where there is none of that name. */
function savedFunction({ name, span }: Name, binder: Binder): FunctionValue | BrokenBinding | null {
  const source = binder.schema.function?.(name);
  if (source === undefined) return null;
  const { declaration, errors } = binder.options.parseFunction(source);
  if (declaration !== null) return { kind: 'function', name, declaration, scope: new Scope(), source };
  binder.error(
    'KS200',
    `the saved function '${name}' cannot be read: ${errors[0]?.message}`,
    span,
    'check its own file',
  );
  return { kind: 'broken' };
}

function invoke(fn: FunctionValue, call: Call, scope: Scope, binder: Binder): Bound {
  const inner = new Scope(fn.scope);
  if (!bindParameters(fn, call, inner, scope, binder)) return { kind: 'broken' };
  const read = (): Bound => {
    binder.statements(fn.declaration.statements, inner, binder);
    return fn.declaration.body === null ? { kind: 'broken' } : binder.any(fn.declaration.body, inner);
  };
  const { name, span } = call.name;
  return binder.calls.enter(name, span, binder, () =>
    fn.source === null ? read() : binder.diagnostics.inside({ function: name, span }, read),
  );
}

/** Declares the parameters with the arguments as their values; false where they do not fit, which has been reported. */
function bindParameters(fn: FunctionValue, call: Call, inner: Scope, scope: Scope, binder: Binder): boolean {
  const { parameters } = fn.declaration;
  const byName = new Map<string, Expression>();
  for (const [position, arg] of call.args.entries()) {
    const named = arg.names[0]?.name;
    const parameter = named === undefined ? parameters[position] : parameters.find((p) => p.name.name === named);
    if (parameter === undefined) {
      const signature = `${fn.name}(${parameters.map((p) => p.name.name).join(', ')})`;
      binder.error(
        'KS119',
        named === undefined
          ? `'${fn.name}' takes ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, found ${call.args.length}`
          : `'${fn.name}' has no parameter '${named}'`,
        arg.span,
        `write \`${signature}\``,
      );
      return false;
    }
    byName.set(parameter.name.name, arg.expression);
  }
  for (const parameter of parameters) {
    const binding = bindParameter(parameter, byName.get(parameter.name.name), fn, call, scope, binder);
    if (binding === null) return false;
    inner.declare(parameter.name, binding);
    inner.lookup(parameter.name.name);
  }
  return true;
}

function bindParameter(
  parameter: FunctionParameter,
  argument: Expression | undefined,
  fn: FunctionValue,
  call: Call,
  scope: Scope,
  binder: Binder,
): Binding | null {
  if (argument === undefined) {
    if (parameter.kind === 'scalar' && parameter.default !== null) {
      return { kind: 'scalar', expr: convertTo(parameter.type, binder.expression(parameter.default, fn.scope)) };
    }
    binder.error('KS119', `'${fn.name}' needs a value for '${parameter.name.name}'`, call.span);
    return null;
  }
  if (parameter.kind === 'table') return bindTableParameter(parameter, argument, scope, binder);
  const expr = binder.expression(argument, scope);
  // Arguments of functions that a query or a database defines are converted whatever their type, as by `to<type>()`.
  const converted = convertTo(parameter.type, expr);
  return { kind: 'scalar', expr: binder.isUnchecked(expr) ? binder.unchecked(parameter.type, converted) : converted };
}

function bindTableParameter(
  parameter: Extract<FunctionParameter, { kind: 'table' }>,
  argument: Expression,
  scope: Scope,
  binder: Binder,
): Binding {
  const plan = binder.table(argument, scope);
  for (const wanted of parameter.columns ?? []) {
    const found = plan.columns.find((c) => c.name === wanted.name.name);
    if (found === undefined && !plan.open) {
      binder.error(
        'KS249',
        `the table has no column '${wanted.name.name}' that '${parameter.name.name}' needs`,
        argument.span,
      );
    } else if (found !== undefined && found.type !== wanted.type) {
      binder.error(
        'KS249',
        `the column '${found.name}' is ${found.type}; '${parameter.name.name}' needs ${wanted.type}`,
        argument.span,
      );
    }
  }
  // The schema says what is needed at least: the other columns of the argument go through.
  return { kind: 'table', plan };
}
