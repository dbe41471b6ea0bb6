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

const ITEM_TYPES = ['bool', 'int', 'long', 'long', 'real', 'string', 'string', 'datetime', 'timespan', 'dynamic'] as const;
const SORTABLE = ['bool', 'int', 'long', 'real', 'string', 'datetime', 'timespan'] as const;
const JOIN_KINDS = ['inner', 'innerunique', 'leftouter', 'rightouter', 'fullouter', 'leftsemi', 'rightsemi', 'leftanti', 'rightanti']; // prettier-ignore

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
    return `${writer.begin('Events')}\n| ${writer.projection(8)}`;
  },
  aggregates(draw) {
    const writer = new QueryWriter(draw);
    return `${writer.begin('Events')}\n| ${writer.summary(8, ['u'])}`;
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
    const items = Array.from({ length: this.oneOf([1, 2]) }, () => this.item());
    this.learn([...this.known.columns, ...items.map(({ name, type }) => [name, type] as const)]);
    return `extend ${items.map(({ text }) => text).join(', ')}`;
  }

  private item(): { name: string; type: ScalarType; text: string } {
    const type = this.oneOf([
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
    ] as const);
    const name = this.fresh();
    return { name, type, text: `${name} = ${this.expressions.of(type, 3)}` };
  }

  private project(): string {
    const kept = this.columnsOf().filter(() => this.oneOf([true, true, false]));
    const made = this.item();
    this.learn([
      ...kept.map((name) => [name, this.known.columns.get(name) as ScalarType] as const),
      [made.name, made.type],
    ]);
    return `project ${[...kept, made.text].join(', ')}`;
  }

  private distinct(): string {
    const all = this.columnsOf('bool', 'int', 'long', 'real', 'string', 'datetime', 'timespan');
    const names = all.filter(() => this.oneOf([true, false]));
    const chosen = names.length === 0 ? [this.item()].filter(({ type }) => type !== 'dynamic') : [];
    if (names.length + chosen.length === 0) return this.where();
    const kept = names.map((name) => [name, this.known.columns.get(name) as ScalarType] as const);
    this.learn([...kept, ...chosen.map(({ name, type }) => [name, type] as const)], false);
    return `distinct ${[...names, ...chosen.map(({ text }) => text)].join(', ')}`;
  }

  /** By all columns, so that rows that are equal by the keys are equal; dynamics have no order and are left out. */
  private sortAndTake(): string {
    const names = this.columnsOf('bool', 'int', 'long', 'real', 'string', 'datetime', 'timespan');
    if (names.length === 0) return this.where();
    const first = this.draw(names.length);
    const keys = [...names.slice(first), ...names.slice(0, first)].map(
      (name) => `${name}${this.oneOf(['', ' asc', ' desc', ' asc nulls last', ' desc nulls first'])}`,
    );
    const dynamics = this.columnsOf('dynamic');
    this.learn(
      names.map((name) => [name, this.known.columns.get(name) as ScalarType] as const),
      true,
    );
    const away = dynamics.length === 0 ? '' : `project-away ${dynamics.join(', ')} | `;
    const count = this.draw(7);
    if (this.oneOf([true, false])) return `${away}top ${count} by ${keys.join(', ')}`;
    return `${away}sort by ${keys.join(', ')}${this.oneOf(['', ` | take ${count}`])}`;
  }

  private summarize(): string {
    const keys = Array.from({ length: this.oneOf([0, 1, 1, 2]) }, () => this.groupKey());
    const aggregates = Array.from({ length: this.oneOf([1, 2, 3]) }, () => this.aggregate());
    const made = [...keys, ...aggregates];
    this.learn(
      made.map(({ name, type }) => [name, type] as const),
      false,
    );
    const by = keys.length === 0 ? '' : ` by ${keys.map(({ text }) => text).join(', ')}`;
    return `summarize ${aggregates.map(({ text }) => text).join(', ')}${by}`;
  }

  private groupKey(): { name: string; type: ScalarType; text: string } {
    const type = this.oneOf(['bool', 'int', 'long', 'string', 'string', 'datetime', 'timespan'] as const);
    const name = this.fresh();
    return { name, type, text: `${name} = ${this.expressions.of(type, 2)}` };
  }

  private aggregate(): { name: string; type: ScalarType; text: string } {
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

  private join(): string {
    const users = Object.entries(SCHEMAS.Users);
    const types = new Map(users);
    const pairs = [...this.known.columns].flatMap(([name, type]) =>
      users.flatMap(([other, otherType]) =>
        joinable(type) && widened(type) === widened(otherType) ? [`$left.${name} == $right.${other}`] : [],
      ),
    );
    if (pairs.length === 0) return this.where();
    const kinds = this.known.inOrder ? JOIN_KINDS : JOIN_KINDS.filter((kind) => kind !== 'innerunique');
    const kind = this.oneOf(kinds);
    const on = [this.oneOf(pairs), ...(this.oneOf([true, false, false]) ? [this.oneOf(pairs)] : [])];
    const right = users.map(([name]) => [name, this.fresh()] as const);
    const renamed = right.map(([name, fresh]) => [fresh, types.get(name) as ScalarType] as const);
    const sides = { left: !/right(semi|anti)/.test(kind), right: !/left(semi|anti)/.test(kind) };
    this.learn([...(sides.left ? this.known.columns : []), ...(sides.right ? renamed : [])], false);
    const project = `project ${right.map(([name, fresh]) => `${fresh} = ${name}`).join(', ')}`;
    const keys = on.map((key) =>
      key.replace(/\$right\.(\w+)/, (_, name: string) => `$right.${right.find(([own]) => own === name)?.[1]}`),
    );
    return `join kind=${kind} (Users${this.oneOf(['', ' | where isnotempty(s)'])} | ${project}) on ${keys.join(', ')}`;
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
    const index = this.oneOf([true, false]) ? this.fresh() : null;
    this.learn([...this.known.columns, [name, type], ...(index === null ? [] : [[index, 'long'] as const])]);
    const parameters = `${this.oneOf(['', 'kind=array ', 'bagexpansion=bag '])}${index === null ? '' : `with_itemindex=${index} `}`;
    return `mv-expand ${parameters}${name}${type === 'dynamic' ? '' : ` to typeof(${type})`}${this.oneOf(['', ' limit 2'])}`;
  }
}

const joinable = (type: ScalarType) => type !== 'dynamic' && type !== 'real';
const widened = (type: ScalarType) => (type === 'int' ? 'long' : type);
