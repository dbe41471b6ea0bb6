import { RunError } from '../../diagnostics/query-error.js';
import type { Binder } from '../../plan/binder.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { passing } from '../../run/filters.js';
import type { ColumnDeclaration, Expression, OperatorNode } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import { RegexError } from '../../values/regex.js';
import type { Column } from '../../values/types.js';
import { readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { declaredColumns } from './_declared-columns.js';
import { type KeyValueFinder, type KeyValueOptions, keyValueFinder } from './_key-values.js';
import { type Property, parseProperties, propertyText, propertyTexts } from './_properties.js';

interface ParseKvNode extends OperatorNode {
  readonly source: Expression;
  readonly keys: readonly ColumnDeclaration[];
  readonly properties: readonly Property[];
}

interface ParseKvPlan extends Plan {
  readonly source: Expr;
  readonly keys: readonly Column[];
  readonly options: KeyValueOptions;
}

export default defineOperator<ParseKvNode, ParseKvPlan>({
  name: 'parse-kv',
  summary: 'Takes the values of named keys out of a text of keys and values.',
  source: 'https://learn.microsoft.com/kusto/query/parse-kv-operator',
  examples: [
    {
      kql: `print s = 'src=10.0.0.1 bytes=125 why="no route"' | parse-kv s as (bytes: long, why: string) with (pair_delimiter=' ', kv_delimiter='=', quote='"') | project-away s`,
      rows: [[125, 'no route']],
    },
    {
      kql: `print s = 'name=Jo Doe city=New York' | parse-kv s as (city: string, name: string) with (pair_delimiter=' ', kv_delimiter='=', greedy=true) | project-away s`,
      rows: [['New York', 'Jo Doe']],
    },
    {
      kql: `print s = '[INFO] Thread:7, Text: Started' | parse-kv s as (Text: string, Thread: long) | project-away s`,
      rows: [['Started', 7]],
    },
    {
      kql: `print s = '<a>1</a><b>2</b>' | parse-kv s as (b: long) with (regex=@'<(\\w+)>([^<]*)') | project-away s`,
      rows: [[2]],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const source = parser.expression();
    parser.expect('as');
    const keys = parser.bracketed('(', ')', () => parser.columnDeclaration());
    return { source, keys, properties: parseProperties(parser) };
  },

  bind(node, input, scope, binder) {
    const source = convertTo('string', binder.expression(node.source, scope.withRow(input)));
    const keys = declaredColumns(node.keys, binder);
    const columns = new Map<string, Column>(input.columns.map((c) => [c.name, c]));
    for (const key of keys) columns.set(key.name, key);
    const options = bindOptions(node.properties, binder);
    return {
      op: 'parse-kv',
      inputs: [input],
      columns: [...columns.values()],
      open: input.open,
      ordered: input.ordered,
      source,
      keys,
      options,
    } as ParseKvPlan;
  },

  *run(plan, context, filters) {
    const find = finderOf(plan);
    for (const batch of context.run(
      plan.inputs[0] as Plan,
      passing(
        filters,
        plan.keys.map((key) => key.name),
      ),
    )) {
      yield batch.with(valuesOf(plan, batch, find, context));
    }
  },
});

const PROPERTIES = ['pair_delimiter', 'kv_delimiter', 'quote', 'escape', 'greedy', 'regex'];

function bindOptions(properties: readonly Property[], binder: Binder): KeyValueOptions {
  for (const { name } of properties) {
    if (!PROPERTIES.includes(name.name)) {
      binder.warning(
        'KS179',
        `'parse-kv' has no property '${name.name}'`,
        name.span,
        `the properties are ${PROPERTIES.join(', ')}`,
      );
    }
  }
  return {
    pairDelimiter: propertyText(properties, 'pair_delimiter'),
    keyDelimiter: propertyText(properties, 'kv_delimiter'),
    quotes: propertyTexts(properties, 'quote'),
    escapes: propertyTexts(properties, 'escape'),
    greedy: propertyText(properties, 'greedy') === 'true',
    regex: propertyText(properties, 'regex'),
  };
}

function finderOf({ options, keys }: ParseKvPlan): KeyValueFinder {
  try {
    return keyValueFinder(
      options,
      keys.map((key) => key.name),
    );
  } catch (error) {
    throw error instanceof RegexError ? new RunError('KQ111', error.message) : error;
  }
}

function valuesOf(
  { source, keys }: ParseKvPlan,
  batch: Batch,
  find: KeyValueFinder,
  context: RunContext,
): [string, Vector][] {
  const read = readerOf(context.evaluate(source, batch));
  const builders = keys.map(({ type }) => new VectorBuilder(type, batch.length));
  const converters = keys.map(({ type }) => converter('string', type));
  for (let row = 0; row < batch.length; row++) {
    // The source is a string, which the binder has seen to.
    const found = find(read(row) as string);
    keys.forEach(({ name }, i) => {
      const value = found.get(name);
      builders[i]?.push(value === undefined ? null : (converters[i]?.(value) ?? null));
    });
  }
  return keys.map(({ name }, i) => [name, (builders[i] as VectorBuilder).finish()]);
}
