// Random well-typed queries over two tables. A query is written step by step; what is known of the table so far, its
// columns and whether its rows have the order of a table, says which steps can follow.

import type { ScalarType } from '../../src/engine/values/types.js';
import { type Draw, Expressions, oneOf } from './expressions.js';
import { KEYS, SCHEMAS } from './tables.js';

interface Known {
  readonly columns: ReadonlyMap<string, ScalarType>;
  /** the rows come in an order that both evaluations know: that of a table, or of a sort */
  readonly inOrder: boolean;
}

/** A column of the result: its name, its type, and what it is called and computed by in the query. */
interface Item {
  readonly name: string;
  readonly type: ScalarType;
  readonly text: string;
}

const ITEM_TYPES = [
  'bool',
  'int',
  'long',
  'long',
  'real',
  'string',
  'string',
  'datetime',
  'timespan',
  'dynamic',
] as const;
const SORTABLE = ['bool', 'int', 'long', 'real', 'string', 'datetime', 'timespan'] as const;
const JOIN_KINDS = [
  'inner',
  'innerunique',
  'leftouter',
  'rightouter',
  'fullouter',
  'leftsemi',
  'rightsemi',
  'leftanti',
  'rightanti',
]; // prettier-ignore

/** Forms of queries: any steps after each other, and many expressions, aggregates or pairs of keys at once. */
export const QUERIES: Readonly<Record<string, (draw: Draw) => string>> = {
  steps(draw) {
    const writer = new QueryWriter(draw);
    const lines = [writer.begin(oneOf(['Events', 'Users'], draw))];
    for (let left = 1 + draw(5); left > 0; left--) lines.push(writer.step());
    return lines.join('\n| ');
  },
  expressions(draw) {
    const writer = new QueryWriter(draw);
    return `${writer.begin('Events')}\n| ${writer.projection(12)}`;
  },
  aggregates(draw) {
    const writer = new QueryWriter(draw);
    return `${writer.begin('Events')}\n| ${writer.summary(8, [{ name: 'u', type: 'string', text: 'u' }])}`;
  },
  joins(draw) {
    const writer = new QueryWriter(draw);
    return `${writer.begin('Events')}\n| ${writer.join()}`;
  },
};

class QueryWriter {
  private known: Known = { columns: new Map(), inOrder: true };
  private names = 0;

  constructor(private readonly draw: Draw) {}

  private get expressions(): Expressions {
    return new Expressions(this.draw, this.known.columns);
  }

  private fresh(): string {
    return `x${++this.names}`;
  }

  private columnsOf(...types: ScalarType[]): string[] {
    return [...this.known.columns].flatMap(([name, type]) =>
      types.length === 0 || types.includes(type) ? [name] : [],
    );
  }

  private typesOf(names: readonly string[]): [string, ScalarType][] {
    return names.map((name) => [name, this.known.columns.get(name) ?? 'dynamic']);
  }

  private oneOf<T>(values: readonly T[]): T {
    return oneOf(values, this.draw);
  }

  private learn(columns: Iterable<readonly [string, ScalarType]>, inOrder = this.known.inOrder): void {
    this.known = { columns: new Map(columns), inOrder };
  }

  begin(name: keyof typeof SCHEMAS): string {
    this.learn(Object.entries(SCHEMAS[name]), true);
    return name;
  }

  step(): string {
    const steps = [
      this.where,
      this.where,
      this.extend,
      this.extend,
      this.project,
      this.summarize,
      this.summarize,
      this.distinct,
      this.sortAndTake,
      this.join,
      this.join,
      this.union,
    ];
    const expandable = this.columnsOf('dynamic').length > 0;
    return this.oneOf(expandable ? [...steps, this.expand, this.expand] : steps).call(this);
  }

  private where(): string {
    return `where ${this.expressions.of('bool', 3)}`;
  }

  private extend(): string {
    const items = Array.from({ length: 1 + this.draw(2) }, () => this.item());
    this.learn([...this.known.columns, ...items.map(typed)]);
    return `extend ${texts(items)}`;
  }

  private item(): Item {
    const type = this.oneOf(ITEM_TYPES);
    const name = this.fresh();
    return { name, type, text: `${name} = ${this.expressions.of(type, 3)}` };
  }

  private project(): string {
    return this.projection(
      1,
      this.columnsOf().filter(() => this.draw(3) > 0),
    );
  }

  /** So many computed columns, after some that are kept. */
  projection(count: number, kept: readonly string[] = []): string {
    const items = Array.from({ length: count }, () => this.item());
    this.learn([...this.typesOf(kept), ...items.map(typed)]);
    return `project ${[...kept, texts(items)].join(', ')}`;
  }

  private distinct(): string {
    const names = this.columnsOf(...SORTABLE).filter(() => this.draw(2) > 0);
    if (names.length === 0) return this.where();
    this.learn(this.typesOf(names), false);
    return `distinct ${names.join(', ')}`;
  }

  /** By all columns, so that rows that are equal by the keys are equal; dynamics have no order and are left out. */
  private sortAndTake(): string {
    const names = this.columnsOf(...SORTABLE);
    if (names.length === 0) return this.where();
    const first = this.draw(names.length);
    const directions = ['', ' asc', ' desc', ' asc nulls last', ' desc nulls first'];
    const keys = [...names.slice(first), ...names.slice(0, first)].map((name) => `${name}${this.oneOf(directions)}`);
    const dynamics = this.columnsOf('dynamic');
    this.learn(this.typesOf(names), true);
    const away = dynamics.length === 0 ? '' : `project-away ${dynamics.join(', ')} | `;
    const count = this.draw(7);
    if (this.draw(2) > 0) return `${away}top ${count} by ${keys.join(', ')}`;
    return `${away}sort by ${keys.join(', ')}${this.oneOf(['', ` | take ${count}`])}`;
  }

  private summarize(): string {
    const keys = Array.from({ length: this.oneOf([0, 1, 1, 2]) }, () => this.groupKey());
    return this.summary(1 + this.draw(3), keys);
  }

  /** So many aggregates by these keys. */
  summary(count: number, keys: readonly Item[]): string {
    const aggregates = Array.from({ length: count }, () => this.aggregate());
    this.learn([...keys, ...aggregates].map(typed), false);
    return `summarize ${texts(aggregates)}${keys.length === 0 ? '' : ` by ${texts(keys)}`}`;
  }

  private groupKey(): Item {
    const type = this.oneOf(['bool', 'int', 'long', 'string', 'string', 'datetime', 'timespan'] as const);
    const name = this.fresh();
    return { name, type, text: `${name} = ${this.expressions.of(type, 2)}` };
  }

  private aggregate(): Item {
    const name = this.fresh();
    const { expressions } = this;
    const condition = () => expressions.of('bool', 1);
    const whole = () => expressions.of(this.oneOf(['int', 'long'] as const), 2);
    const long = () => expressions.of('long', 2);
    const ordered = this.oneOf(['long', 'string', 'datetime', 'timespan', 'int', 'bool'] as const);
    const value = () => expressions.of(ordered, 2);
    const forms: [ScalarType, () => string][] = [
      ['long', () => `${name} = count()`],
      ['long', () => `${name} = countif(${condition()})`],
      ['long', () => `${name} = sum(${whole()})`],
      ['long', () => `${name} = sumif(${whole()}, ${condition()})`],
      ['timespan', () => `${name} = sum(${expressions.of('timespan', 1)})`],
      ['real', () => `${name} = avg(${whole()})`],
      [ordered, () => `${name} = min(${value()})`],
      [ordered, () => `${name} = max(${value()})`],
      ['long', () => `${name} = minif(${long()}, ${condition()})`],
      ['long', () => `${name} = maxif(${long()}, ${condition()})`],
      ['long', () => `${name} = dcount(${value()})`],
      ['long', () => `${name} = dcountif(${value()}, ${condition()})`],
      ['long', () => `${name} = percentile(${long()}, ${this.oneOf([0, 10, 50, 75, 99, 100])})`],
      ['long', () => `${name} = max(${long()}) - min(${long()})`],
    ];
    // Which elements come first, and which of several rows stands for them, the order of the rows says.
    const formsInOrder: [ScalarType, () => string][] = [
      ['dynamic', () => `${name} = make_list(${value()}${this.oneOf(['', ', 2'])})`],
      ['dynamic', () => `${name} = make_set(${value()}${this.oneOf(['', ', 2'])})`],
      [ordered, () => `(${name}, ${this.fresh()}) = arg_max(${value()}, ${long()})`],
      [ordered, () => `(${name}, ${this.fresh()}) = arg_min(${value()}, ${long()})`],
    ];
    const [type, write] = this.oneOf(this.known.inOrder ? [...forms, ...formsInOrder] : forms);
    return { name, type, text: write() };
  }

  /** With the table Users, whose columns get fresh names. */
  join(): string {
    const right = Object.entries(SCHEMAS.Users).map(([from, type]) => ({ from, type, name: this.fresh() }));
    const pairs = [...this.known.columns].flatMap(([left, type]) =>
      right
        .filter((column) => joinable(type) && widened(type) === widened(column.type))
        .map((column) => ({
          on: `$left.${left} == $right.${column.name}`,
          meets: KEYS.has(left) && KEYS.has(column.from),
        })),
    );
    if (pairs.length === 0) return this.where();
    const meeting = pairs.filter(({ meets }) => meets);
    const keys = Array.from({ length: this.oneOf([1, 1, 2]) }, () =>
      this.oneOf(meeting.length > 0 && this.draw(4) > 0 ? meeting : pairs),
    );
    // Which row of the left side stands for a key, the order of its rows says.
    const kind = this.oneOf(JOIN_KINDS.filter((name) => this.known.inOrder || name !== 'innerunique'));
    const left = /right(semi|anti)/.test(kind) ? [] : this.known.columns;
    this.learn([...left, ...(/left(semi|anti)/.test(kind) ? [] : right.map(typed))], false);
    const rows = `Users${this.oneOf(['', ' | where isnotempty(s)'])}`;
    const project = right.map(({ name, from }) => `${name} = ${from}`).join(', ');
    return `join kind=${kind} (${rows} | project ${project}) on ${keys.map(({ on }) => on).join(', ')}`;
  }

  private union(): string {
    const name = this.oneOf(['Events', 'Users'] as const);
    const shared = Object.entries(SCHEMAS[name]).filter(
      ([column, type]) => (this.known.columns.get(column) ?? type) === type,
    );
    if (shared.length === 0) return this.where();
    this.learn([...this.known.columns, ...shared]);
    return `union (${name} | project ${shared.map(([column]) => column).join(', ')})`;
  }

  private expand(): string {
    const name = this.oneOf(this.columnsOf('dynamic'));
    const type = this.oneOf(['dynamic', 'long', 'string'] as const);
    const index = this.draw(2) > 0 ? this.fresh() : null;
    this.learn([...this.known.columns, [name, type], ...(index === null ? [] : [[index, 'long'] as const])]);
    const parameters = `${this.oneOf(['', 'kind=array ', 'bagexpansion=bag '])}${index === null ? '' : `with_itemindex=${index} `}`;
    return `mv-expand ${parameters}${name}${type === 'dynamic' ? '' : ` to typeof(${type})`}${this.oneOf(['', ' limit 2'])}`;
  }
}

const typed = ({ name, type }: Pick<Item, 'name' | 'type'>): [string, ScalarType] => [name, type];
const texts = (items: readonly Item[]): string => items.map(({ text }) => text).join(', ');
const joinable = (type: ScalarType) => type !== 'dynamic' && type !== 'real';
const widened = (type: ScalarType) => (type === 'int' ? 'long' : type);
