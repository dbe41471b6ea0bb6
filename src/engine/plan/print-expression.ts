// Bound expressions as text that reads like KQL.

import { formatDatetime } from '../values/datetime.js';
import { formatDecimal } from '../values/decimal.js';
import type { Dynamic } from '../values/dynamic.js';
import { formatDynamic } from '../values/json.js';
import { formatReal } from '../values/real.js';
import { formatTimespan } from '../values/timespan.js';
import type { ValueOfType } from '../values/types.js';
import type { CallExpr, ConstantExpr, Expr } from './plan.js';

/** How tightly operators hold their operands, the loosest first; functions and paths hold tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', 'in', '!in', 'in~', '!in~', 'has_any', 'has_all', 'between', '!between'],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const OF_TEXTS = LEVELS.length;
const TIGHTEST = OF_TEXTS + 1;

/** Words that take a list to their right. */
const LISTS: ReadonlySet<string> = new Set(['in', '!in', 'in~', '!in~', 'has_any', 'has_all']);

const isWord = (name: string) => /^[A-Za-z_]\w*$/.test(name);

/**
 * @param isOperator whether a function's name is that of an operator, which stands between its operands
 * @param columns what to print for some columns in place of their names
 */
export function printExpression(
  expr: Expr,
  isOperator: (name: string) => boolean,
  columns: ReadonlyMap<string, string> = new Map(),
): string {
  return new ExpressionPrinter(isOperator, columns).print(expr);
}

/** A column's name as a query writes it. */
export function printName(name: string): string {
  return isWord(name) || name.startsWith('$') ? name : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}

class ExpressionPrinter {
  constructor(
    private readonly isOperator: (name: string) => boolean,
    private readonly columns: ReadonlyMap<string, string>,
  ) {}

  print(expr: Expr): string {
    switch (expr.kind) {
      case 'constant':
        return literal(expr);
      case 'column':
        return this.columns.get(expr.name) ?? printName(expr.name);
      case 'convert':
        return `to${expr.type}(${this.print(expr.operand)})`;
      case 'scalar-query':
        return 'toscalar(…)';
      case 'list-query':
        return '…';
      case 'call':
        return this.call(expr);
    }
  }

  private call(expr: CallExpr): string {
    const { function: name, args } = expr;
    if (!this.isOperator(name)) return `${name}(${this.list(args)})`;
    const [first, second, third] = args;
    if (first === undefined) return name;
    if (name.startsWith('unary ')) return `${name.slice('unary '.length)}${this.operand(first, TIGHTEST)}`;
    if (name === '[]' && second !== undefined) return this.path(first, second);
    const level = levelOf(name);
    const left = this.operand(first, level);
    if (LISTS.has(name)) return `${left} ${name} (${this.list(args.slice(1))})`;
    if (name.endsWith('between') && second !== undefined && third !== undefined) {
      return `${left} ${name} (${this.print(second)} .. ${this.print(third)})`;
    }
    return [left, ...args.slice(1).map((arg) => this.operand(arg, level + 1))].join(` ${name} `);
  }

  private list(args: readonly Expr[]): string {
    return args.map((arg) => this.print(arg)).join(', ');
  }

  private path(target: Expr, key: Expr): string {
    const shown = this.operand(target, TIGHTEST);
    const isName = key.kind === 'constant' && typeof key.value === 'string' && isWord(key.value);
    return isName ? `${shown}.${key.value}` : `${shown}[${this.print(key)}]`;
  }

  /** In parentheses where an operator of the least `level` would take it apart. */
  private operand(expr: Expr, level: number): string {
    const isLooser = expr.kind === 'call' && this.isOperator(expr.function) && levelOf(expr.function) < level;
    return isLooser ? `(${this.print(expr)})` : this.print(expr);
  }
}

function levelOf(operator: string): number {
  if (operator === '[]' || operator.startsWith('unary ')) return TIGHTEST;
  const level = LEVELS.findIndex((operators) => operators.includes(operator));
  return level < 0 ? OF_TEXTS : level;
}

const UNITS: readonly (readonly [unit: string, ticks: bigint])[] = [
  ['d', 864_000_000_000n],
  ['h', 36_000_000_000n],
  ['m', 600_000_000n],
  ['s', 10_000_000n],
];

function timespan(ticks: bigint): string {
  const whole = UNITS.find(([, size]) => ticks !== 0n && ticks % size === 0n);
  return whole === undefined ? `timespan(${formatTimespan(ticks)})` : `${ticks / whole[1]}${whole[0]}`;
}

/** A value as the literal that makes it. The type of a constant says of which of these forms its value is. */
function literal({ type, value }: ConstantExpr): string {
  if (value === null) return `${type}(null)`;
  switch (type) {
    case 'string':
      return JSON.stringify(value);
    case 'datetime':
      return `datetime(${formatDatetime(value as ValueOfType['datetime']).replace(/\.0+Z$/, 'Z')})`;
    case 'timespan':
      return timespan(value as ValueOfType['timespan']);
    case 'real':
      return formatReal(value as ValueOfType['real']);
    case 'decimal':
      return `decimal(${formatDecimal(value as ValueOfType['decimal'])})`;
    case 'guid':
      return `guid(${value as ValueOfType['guid']})`;
    case 'dynamic':
      return `dynamic(${typeof value === 'string' ? JSON.stringify(value) : formatDynamic(value as Dynamic)})`;
    default:
      return String(value);
  }
}
