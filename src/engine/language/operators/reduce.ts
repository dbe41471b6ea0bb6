import type { Binder } from '../../plan/binder.js';
import type { Expr, Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import { batchesOf } from '../../run/rows.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import type { Column, Value } from '../../values/types.js';
import { readerOf, vectorOf } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { parameterText, wordParameter } from './_parameters.js';
import { type PatternOptions, patternsOf, type TextPattern } from './_patterns-of-texts.js';

interface ReduceNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly text: Expression;
  readonly options: readonly OperatorParameter[];
}

interface ReducePlan extends Plan {
  readonly text: Expr;
  readonly options: PatternOptions;
  /** add the pattern to each row, instead of a row for each pattern */
  readonly keepsRows: boolean;
}

const ADDED: readonly Column[] = [
  { name: 'Pattern', type: 'string' },
  { name: 'Count', type: 'long' },
  { name: 'Representative', type: 'string' },
];
const OTHERS = 'others';

export default defineOperator<ReduceNode, ReducePlan>({
  name: 'reduce',
  summary:
    'Groups texts that are like each other: a pattern with `*` for what differs, how many texts have it, and one of them.',
  source: 'https://learn.microsoft.com/kusto/query/reduce-operator',
  note: 'The service does not say all of how it groups: its patterns can differ from those here.',
  examples: [
    {
      kql: 'range x from 1 to 10 step 1 | project s = strcat("foo", "Z", tostring(x)) | reduce by s with characters="Z"',
      rows: [['foo*', 10, 'fooZ1']],
    },
    {
      kql: 'range x from 1 to 10 step 1 | project s = strcat("foo", "Z", tostring(x)) | reduce by s',
      rows: [['others', 10, '']],
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('kind');
    parser.expect('by');
    const text = parser.expression();
    const options = parser.accept('with') === null ? [] : parseOptions(parser);
    return { parameters, text, options };
  },

  bind(node, input, scope, binder) {
    const text = binder.expression(node.text, scope.withRow(input));
    if (text.type !== 'string' && !binder.isUnchecked(text)) {
      binder.error(
        'KS141',
        `only texts can be reduced, found ${text.type}`,
        node.text.span,
        'convert it: `tostring(…)`',
      );
    }
    const keepsRows = wordParameter(node.parameters, 'kind', ['source'], binder) === 'source';
    const names = new UniqueNames(keepsRows ? input.columns.map((c) => c.name) : []);
    const added = ADDED.map(({ name, type }) => ({ name: names.add(name), type }));
    const columns = keepsRows ? [...input.columns, ...added] : added;
    return {
      op: 'reduce',
      inputs: [input],
      columns,
      open: keepsRows && input.open,
      ordered: false,
      text,
      options: optionsOf(node.options, binder),
      keepsRows,
    } as ReducePlan;
  },

  *run(plan, context) {
    const rows = context.all(plan.inputs[0] as Plan);
    if (rows.length === 0) return;
    const read = readerOf(context.evaluate(plan.text, rows));
    // The expression is a string, which the binder has seen to.
    const patterns = patternsOf(
      Array.from({ length: rows.length }, (_, row) => read(row) as string),
      plan.options,
    );
    if (plan.keepsRows) yield withPatterns(plan, rows, patterns);
    else yield* batchesOf(plan.columns, summaries(patterns), context.options.batchRows);
  },
});

function parseOptions(parser: Parser): OperatorParameter[] {
  const options = parser.parameters('threshold', 'characters');
  while (parser.accept(',') !== null) options.push(...parser.parameters('threshold', 'characters'));
  return options;
}

function optionsOf(options: readonly OperatorParameter[], binder: Binder): PatternOptions {
  const threshold = Number(parameterText(options, 'threshold') ?? '0.1');
  const at = options.find((option) => option.name === 'threshold');
  if (at !== undefined && !(threshold > 0 && threshold <= 1))
    binder.error('KS144', 'the threshold is a number between 0 and 1', at.value.span);
  return { threshold, separators: parameterText(options, 'characters') };
}

function shown({ pattern, representative }: TextPattern): [pattern: string, representative: string] {
  return pattern === null ? [OTHERS, ''] : [pattern, representative];
}

/** A row a pattern, the most frequent first; the texts without one last. */
function summaries(patterns: readonly TextPattern[]): Value[][] {
  const counts = new Map<string | null, { readonly first: TextPattern; count: number }>();
  for (const first of patterns) {
    const known = counts.get(first.pattern);
    if (known === undefined) counts.set(first.pattern, { first, count: 1 });
    else known.count++;
  }
  const ordered = [...counts.values()].sort(
    (a, b) => Number(a.first.pattern === null) - Number(b.first.pattern === null) || b.count - a.count,
  );
  return ordered.map(({ first, count }) => {
    const [pattern, representative] = shown(first);
    return [pattern, BigInt(count), representative];
  });
}

function withPatterns({ columns }: ReducePlan, rows: Batch, patterns: readonly TextPattern[]): Batch {
  const counts = new Map<string | null, bigint>();
  for (const { pattern } of patterns) counts.set(pattern, (counts.get(pattern) ?? 0n) + 1n);
  const [pattern = '', count = '', representative = ''] = columns.slice(-ADDED.length).map((c) => c.name);
  return rows.with([
    [
      pattern,
      vectorOf(
        'string',
        patterns.map((p) => shown(p)[0]),
      ),
    ],
    [
      count,
      vectorOf(
        'long',
        patterns.map((p) => counts.get(p.pattern) ?? 0n),
      ),
    ],
    [
      representative,
      vectorOf(
        'string',
        patterns.map((p) => shown(p)[1]),
      ),
    ],
  ]);
}
