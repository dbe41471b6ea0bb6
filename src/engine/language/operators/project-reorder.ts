import type { Parser } from '../../syntax/parser.js';
import type { Name, OperatorNode, WildcardName } from '../../syntax/tree.js';
import { compareText } from '../../values/compare.js';
import { defineOperator } from '../define.js';
import { matchingColumns } from './_name-patterns.js';
import { pickPlan } from './project.js';

type Direction = 'asc' | 'desc' | 'granny-asc' | 'granny-desc';

interface ProjectReorderNode extends OperatorNode {
  readonly patterns: readonly { readonly pattern: Name | WildcardName; readonly direction: Direction | null }[];
}

function grannyDirection(parser: Parser): Direction {
  if (parser.accept('desc') !== null) return 'granny-desc';
  parser.expect('asc');
  return 'granny-asc';
}

export default defineOperator<ProjectReorderNode, never>({
  name: 'project-reorder',
  summary: 'Moves the named columns to the front; those of a pattern can be sorted by name.',
  source: 'https://learn.microsoft.com/kusto/query/project-reorder-operator',
  examples: [{ kql: 'print a = 1, b2 = 2, b1 = 3 | project-reorder b* asc', rows: [[3, 2, 1]] }],

  parse: (parser) => ({
    patterns: parser.list(() => {
      const pattern = parser.namePattern();
      const direction = parser.acceptAny('asc', 'desc')?.text;
      if (direction !== undefined) return { pattern, direction: direction as Direction };
      if (!parser.at('granny')) return { pattern, direction: null };
      parser.next();
      parser.expect('-');
      return {
        pattern,
        direction: grannyDirection(parser),
      };
    }),
  }),

  bind(node, input, scope, binder) {
    const order = new Set<string>();
    for (const { pattern, direction } of node.patterns) {
      const names = matchingColumns(pattern, input, scope, binder).filter((name) => !order.has(name));
      for (const name of sorted(names, direction)) order.add(name);
    }
    for (const { name } of input.columns) order.add(name);
    return pickPlan(
      input,
      [...order].map((name) => [name, name]),
    );
  },
});

/** By upper case, as the service does: `_` comes after the letters. */
function sorted(names: string[], direction: Direction | null): string[] {
  if (direction === null) return names;
  const compare = direction.startsWith('granny')
    ? compareWithNumbers
    : (a: string, b: string) => compareText(a.toUpperCase(), b.toUpperCase());
  names.sort(compare);
  return direction.endsWith('desc') ? names.reverse() : names;
}

/** Runs of digits compare as numbers: `a2` before `a10`. */
function compareWithNumbers(a: string, b: string): number {
  const parts = (text: string) => text.toUpperCase().match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    const difference = bothNumbers ? Number(x) - Number(y) : compareText(x, y);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
