// Random well-typed scalar expressions over given columns.

import type { ScalarType } from '../../src/engine/values/types.js';
import { literalsOf, quote, TEXTS } from './cells.js';

/** Draws a number from 0 up to, but not including, `count`. */
export type Draw = (count: number) => number;

export function oneOf<T>(values: readonly T[], draw: Draw): T {
  return values[draw(values.length)] as T;
}

type Write = () => string;

const PATTERNS = ['[0-9]+', '^([a-z]+)', '([A-Za-z])-([0-9])', '(a|b)$', '[^a-z]', 'x(_| )y', '^$'];
const TEXT_OPERATORS = ['has', 'hasprefix', 'hassuffix', 'contains', 'startswith', 'endswith'].flatMap((name) => [
  name,
  `!${name}`,
  `${name}_cs`,
  `!${name}_cs`,
]);
const PHRASES = ['', 'a', 'ab', 'wks', '1', 'x_y', 'ss', 'ß', 'K', 'ας', 'é', 'мир', '.', '-1', '😀', '\\', 'ı', 'I'];
const PATHS = ['.a', '.b', '.a.b', '["k"]', '[0]', '[-1]', '[7]', '.a[0].b'];
const UNITS = ['second', 'minute', 'hour', 'day', 'month', 'year'];

export class Expressions {
  constructor(
    private readonly draw: Draw,
    private readonly columns: ReadonlyMap<string, ScalarType>,
  ) {}

  /** @param depth calls that may stand within each other */
  of(type: ScalarType, depth: number): string {
    const names = [...this.columns].flatMap(([name, own]) => (own === type ? [name] : []));
    const leaves: Write[] = [...names.flatMap((name) => [() => name, () => name]), () => this.oneOf(literalsOf(type))];
    return this.oneOf(depth <= 0 ? leaves : [...leaves, ...this.calls(type, depth - 1)])();
  }

  private oneOf<T>(values: readonly T[]): T {
    return oneOf(values, this.draw);
  }

  private calls(type: ScalarType, depth: number): Write[] {
    const of = (of: ScalarType) => this.of(of, depth);
    const whateverType = [
      () =>
        this.oneOf([
          () => `iff(${of('bool')}, ${of(type)}, ${of(type)})`,
          () => `case(${of('bool')}, ${of(type)}, ${of('bool')}, ${of(type)}, ${of(type)})`,
          () => `coalesce(${of(type)}, ${of(type)})`,
        ])(),
    ];
    switch (type) {
      case 'bool':
        return [...this.conditions(depth), ...this.conditions(depth), ...whateverType];
      case 'int':
        return [
          ...whateverType,
          () => `toint(${of('bool')})`,
          () => `toint(${of('long')})`,
          () => `toint(${of('string')})`,
          () => `-${this.operand('int', depth)}`,
        ];
      case 'long':
        return [...this.longs(depth), ...whateverType];
      case 'real':
        return [
          ...whateverType,
          () => `todouble(${of(this.oneOf(['int', 'long', 'bool']))})`,
          () => `(${of('real')} ${this.oneOf(['+', '-', '*', '/'])} ${of(this.oneOf(['real', 'int']))})`,
          () => `abs(${of('real')})`,
          () => `bin(${of('real')}, 0.5)`,
        ];
      case 'string':
        return [...this.strings(depth), ...whateverType];
      case 'datetime':
        return [
          ...whateverType,
          () => `(${of('datetime')} ${this.oneOf(['+', '-'])} ${of('timespan')})`,
          () => `${this.oneOf(['startofday', 'startofweek', 'startofmonth', 'startofyear'])}(${of('datetime')})`,
          () => `bin(${of('datetime')}, ${this.oneOf(['1h', '1d', '7d', '1s'])})`,
          () => `datetime_add("${this.oneOf(UNITS)}", ${this.oneOf([1, -1, 13])}, ${of('datetime')})`,
          () => `unixtime_seconds_todatetime(${of('long')})`,
        ];
      case 'timespan':
        return [
          ...whateverType,
          () => `(${of('datetime')} - ${of('datetime')})`,
          () => `(${of('timespan')} ${this.oneOf(['+', '-'])} ${of('timespan')})`,
          () => `dayofweek(${of('datetime')})`,
          () => `bin(${of('timespan')}, 1h)`,
          () => `(${of('timespan')} * ${this.oneOf([2, -3])})`,
        ];
      default:
        return this.dynamics(depth);
    }
  }

  /** In parentheses where a sign stands before it. */
  private operand(type: ScalarType, depth: number): string {
    return `(${this.of(type, depth)})`;
  }

  private conditions(depth: number): Write[] {
    const of = (type: ScalarType) => this.of(type, depth);
    const text = () => quote(this.oneOf(this.oneOf([PHRASES, TEXTS])));
    const pairs = [
      ['int', 'int'],
      ['long', 'long'],
      ['int', 'long'],
      ['real', 'real'],
      ['int', 'real'],
      ['string', 'string'],
      ['datetime', 'datetime'],
      ['timespan', 'timespan'],
    ] as const; // prettier-ignore
    const compare = () => {
      const [left, right] = this.oneOf(pairs);
      const operators = left === 'string' ? ['==', '!='] : ['==', '!=', '<', '<=', '>', '>='];
      return `(${of(left)} ${this.oneOf(operators)} ${of(right)})`;
    };
    const among = (type: ScalarType) => `(${of(type)} ${this.oneOf(['in', '!in'])} (${of(type)}, ${of(type)}))`;
    const ranged = this.oneOf(['int', 'long', 'real', 'datetime', 'timespan'] as const);
    return [
      compare,
      compare,
      () => `(${of('bool')} ${this.oneOf(['and', 'or'])} ${of('bool')})`,
      () => `not(${of('bool')})`,
      () =>
        `${this.oneOf(['isnull', 'isnotnull'])}(${of(this.oneOf(['int', 'long', 'real', 'datetime', 'bool', 'dynamic']))})`,
      () => `${this.oneOf(['isempty', 'isnotempty'])}(${of('string')})`,
      () => `${this.oneOf(['isnan', 'isfinite'])}(${of('real')})`,
      () => `(${of('string')} ${this.oneOf(TEXT_OPERATORS)} ${text()})`,
      () => `(${of('string')} ${this.oneOf(TEXT_OPERATORS)} ${of('string')})`,
      () => `(${of('string')} ${this.oneOf(['=~', '!~'])} ${of('string')})`,
      () => `(${of('string')} ${this.oneOf(['has_any', 'has_all', 'in~'])} (${text()}, ${text()}))`,
      () => `isascii(${of('string')})`,
      () => `(${this.path()} ${this.oneOf(['==', '!='])} ${of(this.oneOf(['string', 'long', 'bool'] as const))})`,
      () => `(${this.path()} ${this.oneOf(['has', 'contains', 'startswith', '=~', '!has'])} ${text()})`,
      () => `(${this.path()} ${this.oneOf(['in', '!in'])} (${of('string')}, ${text()}))`,
      () => `(tolong(${this.path()}) > ${of('long')})`,
      () => `isempty(${this.path()})`,
      () => `set_has_element(${this.array(depth)}, ${of('string')})`,
      () => `(${of('string')} matches regex @"${this.oneOf(PATTERNS)}")`,
      () => among(this.oneOf(['int', 'long', 'string', 'datetime'])),
      () =>
        `(${of('string')} ${this.oneOf(['in', '!in'])} ((Users | where ${this.oneOf(['true', 'isnotnull(i)'])} | project w)))`,
      () => `(${of(ranged)} ${this.oneOf(['between', '!between'])} (${of(ranged)} .. ${of(ranged)}))`,
      () => `(${of('datetime')} between (${of('datetime')} .. ${of('timespan')}))`,
    ];
  }

  private longs(depth: number): Write[] {
    const of = (type: ScalarType) => this.of(type, depth);
    const whole = () => of(this.oneOf(['int', 'long'] as const));
    return [
      () => `(${whole()} ${this.oneOf(['+', '-', '*', '/', '%'])} ${of('long')})`,
      () => `(${of('int')} ${this.oneOf(['+', '-', '*', '/', '%'])} ${of('int')})`,
      () => `-${this.operand('long', depth)}`,
      () => `abs(${of('long')})`,
      () => `strlen(${of('string')})`,
      () => `indexof(${of('string')}, ${quote(this.oneOf(PHRASES.slice(1)))})`,
      () => `countof(${of('string')}, ${quote(this.oneOf(PHRASES.slice(1)))})`,
      () => `tolong(${of(this.oneOf(['string', 'int', 'bool', 'real'] as const))})`,
      () => `datetime_diff("${this.oneOf(UNITS)}", ${of('datetime')}, ${of('datetime')})`,
      () => `${this.oneOf(['hourofday', 'getyear', 'monthofyear'])}(${of('datetime')})`,
      () => `array_length(${of('dynamic')})`,
      () => `bin(${of('long')}, ${this.oneOf([1, 5, 60])})`,
      () => `${this.oneOf(['min_of', 'max_of'])}(${of('long')}, ${whole()}, ${of('long')})`,
      () => `${this.oneOf(['binary_and', 'binary_or', 'binary_xor'])}(${of('long')}, ${of('long')})`,
      () => `strcmp(${of('string')}, ${of('string')})`,
      () => `array_index_of(${this.array(depth)}, ${of('string')})`,
      () =>
        `toscalar(Users | where ${this.oneOf(['true', 'i > 0', 'isempty(s)'])} | summarize ${this.oneOf(['max', 'min', 'sum'])}(l))`,
    ];
  }

  private strings(depth: number): Write[] {
    const of = (type: ScalarType) => this.of(type, depth);
    const printable = () => of(this.oneOf(['int', 'long', 'bool', 'datetime', 'timespan', 'dynamic'] as const));
    return [
      () => `strcat(${of('string')}, ${of('string')}, ${printable()})`,
      () => `${this.oneOf(['tolower', 'toupper', 'reverse'])}(${of('string')})`,
      () => `substring(${of('string')}, ${this.oneOf([0, 1, 2, 9, -1, -2])}${this.oneOf(['', ', 0', ', 1', ', 20'])})`,
      () => `replace_string(${of('string')}, ${quote(this.oneOf(PHRASES.slice(1)))}, ${of('string')})`,
      () => `tostring(${printable()})`,
      () => `strcat_array(${this.array(depth)}, ${quote(this.oneOf(PHRASES))})`,
      () => `extract(@"${this.oneOf(PATTERNS.slice(1, 4))}", ${this.oneOf([0, 1])}, ${of('string')})`,
    ];
  }

  /** Into a dynamic column, or a dynamic. */
  private path(): string {
    const names = [...this.columns].flatMap(([name, type]) => (type === 'dynamic' ? [name] : []));
    const target = names.length === 0 ? this.oneOf(literalsOf('dynamic')) : this.oneOf(names);
    return `${target}${names.length === 0 ? '' : this.oneOf(['', ...PATHS])}`;
  }

  /** An array of texts. */
  private array(depth: number): string {
    return `split(${this.of('string', depth)}, ${quote(this.oneOf(['a', '-', 'x', '|']))})`;
  }

  private dynamics(depth: number): Write[] {
    const of = (type: ScalarType) => this.of(type, depth);
    const dynamics = [...this.columns].flatMap(([name, type]) => (type === 'dynamic' ? [name] : []));
    const paths = dynamics.flatMap((name) => PATHS.map((path) => () => `${name}${path}`));
    return [
      ...paths,
      () => this.array(depth),
      () => `${this.oneOf(['array_concat', 'set_union'])}(${this.array(depth)}, ${this.array(depth)})`,
      () => `array_slice(${this.array(depth)}, ${this.oneOf([0, 1, -1, 5])}, ${this.oneOf([0, 1, -1, 9])})`,
      () => `parse_json(tostring(pack_array(${of('string')}, ${of('string')})))`,
      ...dynamics.map((name) => () => `parse_json(tostring(${name}))`),
      () => `bag_keys(${of('dynamic')})`,
      () => `pack_array(${of('string')}, ${of(this.oneOf(['int', 'long', 'bool', 'datetime', 'dynamic'] as const))})`,
    ];
  }
}
