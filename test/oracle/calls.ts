// Calls that try a function out: every type in every place, and, of two arguments, some types in both at once; the others hold what the catalogue wants
// there. With KQLOCAL_ORACLE=all every two types are tried together, of up to three arguments.

import type { OfficialFunction, OfficialParameter, OfficialSignature } from './official.js';

/** A column of every type. */
export const COLUMNS = {
  Bool: 'bool',
  Int: 'int',
  Long: 'long',
  Real: 'real',
  Decimal: 'decimal',
  Datetime: 'datetime',
  Timespan: 'timespan',
  Guid: 'guid',
  String: 'string',
  Dynamic: 'dynamic',
} as const;

const LITERALS = {
  bool: 'true',
  int: 'int(1)',
  long: '1',
  real: '0.5',
  decimal: 'decimal(1)',
  datetime: 'datetime(2026-03-01)',
  timespan: '1h',
  guid: 'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  string: '"text"',
  dynamic: 'dynamic([1])',
} as const;

/** A type of each kind of parameter. */
const USUAL: Readonly<Record<string, keyof typeof LITERALS>> = {
  Number: 'real',
  RealOrDecimal: 'real',
  NumberOrBool: 'real',
  NotDynamic: 'string',
  Scalar: 'string',
  StringOrDynamic: 'string',
  StringOrArray: 'string',
  DynamicArray: 'dynamic',
  DynamicBag: 'dynamic',
};

export const ALL = process.env.KQLOCAL_ORACLE === 'all';

const MOST_ARGUMENTS = 6;
const MOST_FOR_PAIRS = ALL ? 3 : 2;
/** Arguments whose types are like another's. */
const LEFT_OUT = ALL ? /^$/ : /^(Bool|Long|Decimal|Timespan|Guid|true|int\(|decimal|1h|guid)/;

/** The calls of a function with every number of arguments that it takes, up to six. */
export function callsOf({ name, signatures }: OfficialFunction): string[] {
  return callsBy(name, signatures, (parameters, place) => argumentsAt(signatures, parameters, place));
}

/** Those of a plugin, which tries out its columns: what its other parameters take often depends on them. */
export function pluginCallsOf({ name, signatures }: OfficialFunction): string[] {
  return callsBy(name, signatures, (parameters, place) =>
    parameters[place]?.argument === 'Column' ? Object.keys(COLUMNS).filter(isOften) : [],
  );
}

function callsBy(
  name: string,
  signatures: readonly OfficialSignature[],
  choicesAt: (parameters: readonly OfficialParameter[], place: number) => readonly string[],
): string[] {
  const calls = new Set<string>();
  for (const signature of signatures) {
    for (const parameters of layouts(signature)) {
      const usual = parameters.map(usualArgument);
      const choices = parameters.map((_, i) => choicesAt(parameters, i));
      for (const args of [usual, ...variations(usual, choices)]) calls.add(`${name}(${args.join(', ')})`);
    }
  }
  return [...calls];
}

/** The parameters of the arguments for each number of them; what repeats is there up to twice. */
function layouts({ parameters }: OfficialSignature): OfficialParameter[][] {
  const all = parameters.flatMap((p) => Array.from({ length: Math.min(Math.max(p.most, 1), 2) }, () => p));
  const least = parameters.reduce((sum, p) => sum + p.least, 0);
  const found: OfficialParameter[][] = [];
  for (let count = least; count <= Math.min(all.length, MOST_ARGUMENTS); count++) {
    // Of what may be left out, the last goes first.
    let surplus = all.length - count;
    const kept = [...all];
    for (let i = kept.length - 1; i >= 0 && surplus > 0; i--) {
      const parameter = kept[i];
      const occurs = kept.filter((p) => p === parameter).length;
      if (parameter !== undefined && occurs > parameter.least) {
        kept.splice(i, 1);
        surplus--;
      }
    }
    found.push(kept);
  }
  return found;
}

/** Parameters that have to be constants although the catalogue does not say so. */
const CONSTANTS =
  /^(percentiles?|SizeWeight|NumSeeds|Threshold|MaxDimensions|CustomWildcard|SplitValue[AB]|BinSize|Window|NumberOfRows)$/;

const isFixed = (p: OfficialParameter | undefined) =>
  p !== undefined && (['Literal', 'LiteralNotEmpty', 'Constant'].includes(p.argument) || CONSTANTS.test(p.name));

/** Times and lengths of time, of plugins whose timeline is a datetime. */
const TIMES: readonly (readonly [RegExp, string])[] = [
  [/^(Start|End|Cohort)$/, LITERALS.datetime],
  [/(Window|Size|Step|Steps|Period|Span|Bin)$/, LITERALS.timespan],
  [/^(TimelineColumn|IndexColumn)$/, 'Datetime'],
];

function usualArgument(parameter: OfficialParameter): string {
  const [value] = parameter.values;
  if (value !== undefined) return `"${value}"`;
  if (parameter.argument === 'StarOnly') return '*';
  if (parameter.argument === 'Aggregate') return 'count()';
  if (parameter.kind === 'Tabular') return 'T';
  const time = TIMES.find(([names]) => names.test(parameter.name));
  if (time !== undefined && (parameter.kind === 'Summable' || parameter.kind === 'Scalar')) return time[1];
  const type = parameter.types[0] ?? USUAL[parameter.kind] ?? 'long';
  if (type === 'type') return 'typeof(long)';
  const column = Object.entries(COLUMNS).find(([, columnType]) => columnType === type);
  if (column === undefined) return LITERALS.long;
  return isFixed(parameter) ? LITERALS[column[1]] : column[0];
}

/** What is tried in a place: a column of every type, or a literal of every type where one is wanted, and what else some signature takes there. */
function argumentsAt(
  signatures: readonly OfficialSignature[],
  parameters: readonly OfficialParameter[],
  place: number,
): string[] {
  const parameter = parameters[place];
  const others = signatures.flatMap((s) => s.parameters[place] ?? []);
  const here = parameter === undefined ? others : [parameter, ...others];
  // The official binder breaks down over literals other than texts where it has a list of texts.
  if (parameter !== undefined && parameter.values.length > 0)
    return [...parameter.values.slice(0, 2).map((value) => `"${value}"`), LITERALS.string, 'String'];
  return [
    ...(parameter?.kind === 'Tabular' ? ['T'] : []),
    ...(parameter?.argument === 'Aggregate' ? ['count()'] : []),
    ...(isFixed(parameter) ? [...Object.values(LITERALS), 'String', 'Long'] : Object.keys(COLUMNS)),
    ...(here.some((p) => p.types.includes('type')) ? ['typeof(datetime)'] : []),
    ...(here.some((p) => p.argument.startsWith('Star')) ? ['*'] : []),
  ];
}

const isOften = (arg: string) => !LEFT_OUT.test(arg);

/** Argument lists with one place, or two where there are few, other than usual. */
function variations(usual: readonly string[], choices: readonly (readonly string[])[]): string[][] {
  const found: string[][] = [];
  const put = (args: readonly string[], place: number, arg: string) => args.map((a, i) => (i === place ? arg : a));
  usual.forEach((_, i) => {
    for (const first of choices[i] ?? []) {
      const once = put(usual, i, first);
      found.push(once);
      if (usual.length > MOST_FOR_PAIRS || !isOften(first)) continue;
      for (let j = i + 1; j < usual.length; j++) {
        for (const second of choices[j] ?? []) if (isOften(second)) found.push(put(once, j, second));
      }
    }
  });
  return found;
}

/** Operands of every two types, and of some types for operators of texts. */
export function operationsOf(operator: string): string[] {
  const operands = Object.keys(COLUMNS).filter((operand) => !/\w{3}/.test(operator) || isOften(operand));
  if (operator.startsWith('unary ')) return operands.map((operand) => `${operator.slice('unary '.length)}${operand}`);
  if (operator === '[]') return operands.flatMap((left) => operands.map((right) => `${left}[${right}]`));
  const right = (operand: string) => {
    if (operator.endsWith('between')) return `(${operand} .. ${operand})`;
    return /^!?(in~?|has_a(ny|ll))$/.test(operator) ? `(${operand})` : operand;
  };
  return operands.flatMap((left) => operands.map((operand) => `${left} ${operator} ${right(operand)}`));
}
