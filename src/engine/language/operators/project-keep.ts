import type { Name, OperatorNode, WildcardName } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { matchingColumns } from './_name-patterns.js';
import { pickPlan } from './project.js';

interface ProjectKeepNode extends OperatorNode {
  readonly patterns: readonly (Name | WildcardName)[];
}

export default defineOperator<ProjectKeepNode, never>({
  name: 'project-keep',
  summary: 'Keeps the named columns only, in the order of the input; a name may hold `*`.',
  source: 'https://learn.microsoft.com/kusto/query/project-keep-operator',
  examples: [{ kql: 'print a1 = 1, b = 3, a2 = 2 | project-keep a*', rows: [[1, 2]] }],

  parse: (parser) => ({ patterns: parser.list(() => parser.namePattern()) }),

  bind(node, input, scope, binder) {
    const keep = new Set(node.patterns.flatMap((pattern) => matchingColumns(pattern, input, scope, binder)));
    const kept = input.columns.filter((c) => keep.has(c.name));
    return pickPlan(
      input,
      kept.map(({ name }) => [name, name]),
    );
  },
});
