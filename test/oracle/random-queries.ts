// Random queries, right ones and some that are not quite right. They are written from templates, whose holes are filled in: `{long}` by an expression of that
// type, `{column}` by a column, `{string column}` by one of that type, `{name}` by a new name, and `{Words}` by one of the templates of that name.

import type { Schema } from '../../src/engine/plan/language.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';

/** A whole number from 0 below `count`. */
export type Draw = (count: number) => number;

export const TABLES: Readonly<Record<string, Readonly<Record<string, ScalarType>>>> = {
  T: {
    b: 'bool',
    i: 'int',
    l: 'long',
    r: 'real',
    m: 'decimal',
    t: 'datetime',
    d: 'timespan',
    g: 'guid',
    s: 'string',
    y: 'dynamic',
    Name: 'string',
    Count: 'long',
  },
  U: { l: 'long', s: 'string', t: 'datetime', y: 'dynamic', i: 'long', Name: 'dynamic', count_: 'long', s1: 'string' },
};

const columnsOf = new Map(
  Object.entries(TABLES).map(([table, columns]): [string, readonly Column[]] => [
    table,
    Object.entries(columns).map(([name, type]) => ({ name, type })),
  ]),
);

export const SCHEMA: Schema = { table: (name) => columnsOf.get(name), tableNames: () => columnsOf.keys() };

const TYPES = ['bool', 'int', 'long', 'real', 'decimal', 'datetime', 'timespan', 'guid', 'string', 'dynamic'] as const;

const LITERALS: Readonly<Record<ScalarType, readonly string[]>> = {
  bool: ['true', 'bool(null)'],
  int: ['int(7)', 'int(null)'],
  long: ['1', '42', '-3', 'long(null)'],
  real: ['0.5', '-1e3', 'real(nan)'],
  decimal: ['decimal(1.5)'],
  datetime: ['datetime(2026-03-01)', 'now()', 'ago(1d)'],
  timespan: ['1h', '30m', 'time(1.02:03:04)'],
  guid: ['guid(74be27de-1e4e-49d9-b579-fe0b331d3642)', 'new_guid()'],
  string: ['"text"', "'a b'", '@"c:\\x"', '""'],
  dynamic: ['dynamic([1, "a"])', 'dynamic({"k": {"n": 1}})', 'dynamic(null)'],
};

const TEXT_OPERATORS = [
  'has',
  '!contains',
  'startswith',
  'endswith_cs',
  '=~',
  '==',
  '!=',
  'hasprefix',
  'matches regex',
];

const EXPRESSIONS: Readonly<Record<ScalarType, readonly string[]>> = {
  bool: [
    ...['>', '<=', '==', '!='].map((operator) => `{Number} ${operator} {Number}`),
    ...TEXT_OPERATORS.map((operator) => `{string} ${operator} {string}`),
    '{any} == {any}',
    '{datetime} > {datetime}',
    '{datetime} between ({datetime} .. {timespan})',
    '{Number} !between ({long} .. {long})',
    '{string} in~ ({string}, {string})',
    '{any} in ({any}, {any})',
    '{string} has_any ({string}, {dynamic})',
    '{string} in ((U | project s))',
    '{bool} and {bool}',
    '({bool} or {bool})',
    'not({bool})',
    'isnull({any})',
    'isnotempty({any})',
    'tobool({any})',
    'iff({bool}, {bool}, {bool})',
    'ipv4_is_private({string})',
    'set_has_element({dynamic}, {any})',
  ],
  int: ['toint({any})', 'iff({bool}, {int}, {int})', 'coalesce({int}, {int})'],
  long: [
    '{long} + {int}',
    '{long} * {long}',
    '{int} % {int}',
    '-{int}',
    'tolong({any})',
    'strlen({string})',
    'array_length({dynamic})',
    'bin({long}, {long})',
    'max_of({long}, {int})',
    'datetime_diff("day", {datetime}, {datetime})',
    'dayofmonth({datetime})',
    'indexof({string}, {string})',
    'toscalar(U | summarize max(l))',
    'coalesce({long}, {long})',
  ],
  real: [
    '{real} / {Number}',
    '{timespan} / {timespan}',
    'todouble({any})',
    'round({real}, 2)',
    'sqrt({Number})',
    'abs({real})',
    'pow({Number}, {Number})',
    'log({Number})',
    'rand()',
  ],
  decimal: ['todecimal({any})', '{decimal} + {Number}', 'floor({decimal}, {long})'],
  datetime: [
    'todatetime({any})',
    '{datetime} - {timespan}',
    'bin({datetime}, {timespan})',
    'startofday({datetime})',
    'datetime_add("hour", {long}, {datetime})',
    'make_datetime({long}, {long}, {long})',
    'min_of({datetime}, {datetime})',
  ],
  timespan: [
    '{datetime} - {datetime}',
    '{timespan} * {long}',
    'totimespan({any})',
    'dayofweek({datetime})',
    '-{timespan}',
    'bin({timespan}, {timespan})',
  ],
  guid: ['toguid({string})'],
  string: [
    'tostring({any})',
    'strcat({any}, {any})',
    'tolower({string})',
    'substring({string}, {long})',
    'extract("(a+)", 1, {string})',
    'replace_string({string}, {string}, {string})',
    'format_datetime({datetime}, "yyyy-MM")',
    'case({bool}, {string}, {bool}, {string}, {string})',
    'iff({bool}, {string}, {string})',
    'gettype({any})',
    'strcat_array({dynamic}, ",")',
    'coalesce({string}, {string})',
    'column_ifexists("s", {string})',
  ],
  dynamic: [
    'parse_json({string})',
    'todynamic({any})',
    '{dynamic}.k',
    '{dynamic column}.k.n',
    '{dynamic column}[0]',
    '{dynamic column}["k"]',
    'split({string}, ",")',
    'bag_pack("a", {any})',
    'pack_array({any}, {any})',
    'set_union({dynamic}, {dynamic})',
    'array_slice({dynamic}, {long}, {long})',
    'bag_keys({dynamic})',
    'parse_url({string})',
    'extract_all("(a)", {string})',
    'range({long}, {long}, {long})',
  ],
};

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Number: ['{int}', '{long}', '{long}', '{real}', '{decimal}'],
  Item: ['{name} = {any}', '{any}', '{column}', '{column} = {any}'],
  Key: ['{column}', '{column}', '{name} = {any}', 'bin({datetime column}, 1h)', 'bin({Number}, 10)', '{any}'],
  Order: ['{column}', '{column} asc', '{any} desc nulls last', '{Number}'],
  Aggregate: ['{Call}', '{Call}', '{name} = {Call}', '{Call} + {Call}', 'round({Call}, 1)', '{name} = toint({Call})'],
  Call: [
    'count()',
    'count()',
    'countif({bool})',
    'dcount({column})',
    'dcountif({any}, {bool})',
    'sum({Number})',
    'sum({timespan})',
    'sumif({long}, {bool})',
    'avg({Number})',
    'avg({timespan column})',
    'min({any})',
    'max({column})',
    'maxif({column}, {bool})',
    'make_set({any})',
    'make_set({column}, 10)',
    'make_list({column})',
    'make_bag({dynamic})',
    'take_any({column})',
    'take_any(*)',
    'arg_max({column}, *)',
    'arg_min({any}, {column}, {column})',
    'arg_max({datetime column}, {any})',
    'percentile({Number}, 95)',
    'percentiles({long}, 5, 50, 99.9)',
    'stdev({Number})',
    'variance({real})',
    'hll({column})',
    'countif({bool}) * 100 / count()',
  ],
  Table: [
    'T',
    'U',
    '(U)',
    '(T | where {bool})',
    '(U | project l, s, {name} = t)',
    '(T | summarize {Aggregate} by s, l)',
  ],
  Join: [
    'inner',
    'innerunique',
    'leftouter',
    'rightouter',
    'fullouter',
    'leftsemi',
    'rightsemi',
    'leftanti',
    'rightanti',
  ],
  Condition: [
    '{column}',
    'l',
    's',
    'l, s',
    '$left.{column} == $right.s',
    '$left.l == $right.i',
    '$left.{column} == $right.l',
  ],
  Type: ['string', 'long', 'datetime', 'dynamic', 'real'],
  Step: [
    'where {bool}',
    'where {bool}',
    'extend {Item}',
    'extend {Item}, {Item}',
    'project {column}, {Item}, {Item}',
    'project {Item}, {Item}',
    'project-away {column}, {column}',
    'project-away s*',
    'project-keep {column}, l*',
    'project-rename {name} = {column}',
    'project-reorder {column}, {column}',
    'project-reorder * desc',
    'summarize {Aggregate} by {Key}',
    'summarize {Aggregate}, {Aggregate}, {Aggregate} by {Key}, {Key}',
    'summarize {Aggregate}, {Aggregate}',
    'summarize by {Key}, {Key}',
    'distinct {column}, {column}',
    'distinct *',
    'count',
    'take 10',
    'top 5 by {Order}',
    'sort by {Order}, {Order}',
    'serialize {name} = row_number()',
    'sort by {column} asc | extend {name} = prev({column}), next({column})',
    'join kind={Join} {Table} on {Condition}',
    'join kind={Join} {Table} on {Condition}',
    'join {Table} on {Condition}',
    'lookup {Table} on {Condition}',
    'lookup kind=inner {Table} on {Condition}',
    'union {Table}',
    'union withsource={name} {Table}, {Table}',
    'union kind=inner {Table}',
    'mv-expand {dynamic column}',
    'mv-expand {name} = {dynamic}',
    'mv-expand with_itemindex={name} {dynamic column} to typeof({Type})',
    'mv-expand {dynamic column}, {name} = {dynamic} to typeof({Type})',
    'mv-apply {name} = {dynamic column} to typeof({Type}) on (summarize {Aggregate})',
    'mv-apply {dynamic column} on (where {bool} | extend {Item})',
    'parse {string column} with * "a=" {name}:{Type} ";" {name} "," *',
    'parse-where {string column} with {name} "=" {name}:long',
    'parse-kv {string column} as ({name}:{Type}, {name}:string) with (pair_delimiter=";", kv_delimiter="=")',
    'make-series {Call} default=0 on {datetime column} from ago(1d) to now() step 1h by {column}',
    'make-series {name} = {Call}, {Call} on {column} step 1h',
    'sample-distinct 5 of {column}',
    'top-nested 3 of {column} by {Call}, top-nested 2 of {column} by {Call}',
    'top-hitters 3 of {column}',
    'getschema',
    'evaluate narrow()',
    'as {name}',
    'partition by {column} (top 1 by {column})',
    'render table',
    'sort by {column} | scan declare ({name}: long = 0) with (step {name}: {bool};)',
    'reduce by {string column}',
    'fork (count) (take 1)',
    'facet by {column}',
    'invoke f()',
  ],
  Start: [
    'T',
    'T',
    'T',
    'U',
    'union T, U',
    'union withsource=From T, U',
    'let v = {any}; T',
    'let v = {long}; let w = T | where l > v; w',
    'let f = (x: long, y: string = "a") { x + strlen(y) }; T | extend f(l), {name} = f(i, s)',
    'let f = (R: (l: long)) { R | summarize sum(l) }; T',
    'let f = (R: (*)) { R | extend z = 1 }; T',
    'print {Item}, {any}, {any}',
    'range x from {Number} to {Number} step 1',
    'range x from ago(1d) to now() step 1h',
    'datatable (a: long, b: string, c: dynamic) [1, "x", dynamic({})]',
    'search "a"',
    'find in (T, U) where s has "a" project s, l',
    'T | search "a"',
  ],
};

/** One hole in so many is filled in wrongly. */
const WRONG = 40;
const DEEPEST = 3;

export class QueryWriter {
  private names = 0;

  constructor(
    private readonly draw: Draw,
    private columns: readonly { readonly name: string; readonly type: string }[] = [],
  ) {}

  start(): string {
    return this.fill(this.oneOf(TEMPLATES.Start ?? []), 1);
  }

  /** A step behind a table of these columns. */
  step(columns: readonly { readonly name: string; readonly type: string }[]): string {
    this.columns = columns;
    return this.fill(this.oneOf(TEMPLATES.Step ?? []), 0);
  }

  private oneOf<T>(values: readonly T[]): T {
    const value = values[this.draw(values.length)];
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  }

  private fill(template: string, depth: number): string {
    return template.replace(/\{(\w+)( column)?\}/g, (_, what: string, column?: string) => {
      if (what === 'name') return `n${++this.names}`;
      if (what === 'column') return this.column(null);
      const wanted = TYPES.find((type) => type === what);
      if (wanted === undefined && what !== 'any') return this.fill(this.oneOf(TEMPLATES[what] ?? []), depth);
      const type = wanted === undefined || this.draw(WRONG) === 0 ? this.oneOf(TYPES) : wanted;
      return column === undefined ? this.expression(type, depth) : this.column(type);
    });
  }

  private column(type: ScalarType | null): string {
    const names = this.columns.filter((c) => type === null || c.type === type).map((c) => c.name);
    if (names.length === 0 || this.draw(WRONG) === 0) return 'missing';
    const name = this.oneOf(names);
    return /^\w+$/.test(name) ? name : `['${name}']`;
  }

  private expression(type: ScalarType, depth: number): string {
    const kind = depth >= DEEPEST ? this.draw(2) : this.draw(3);
    const readable = this.columns.some((c) => c.type === type);
    if (kind === 0 && readable) return this.column(type);
    return kind === 2 ? this.fill(this.oneOf(EXPRESSIONS[type]), depth + 1) : this.oneOf(LITERALS[type]);
  }
}
