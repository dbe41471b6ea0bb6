import type { Name, OperatorNode, WildcardName } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { matchingColumns } from './_name-patterns.js';
import { pickPlan } from './project.js';

interface ProjectAwayNode extends OperatorNode {
  readonly patterns: readonly (Name | WildcardName)[];
}

export default defineOperator<ProjectAwayNode, never>({
  name: 'project-away',
  summary: 'Leaves out the named columns; a name may hold `*`.',
  source: 'https://learn.microsoft.com/kusto/query/project-away-operator',
  examples: [{ kql: 'print a1 = 1, a2 = 2, b = 3 | project-away a*', rows: [[3]] }],

  parse: (parser) => ({ patterns: parser.list(() => parser.namePattern()) }),

  bind(node, input, scope, binder) {
    const away = new Set(node.patterns.flatMap((pattern) => matchingColumns(pattern, input, scope, binder)));
    const kept = input.columns.filter((c) => !away.has(c.name));
    return pickPlan(
      input,
      kept.map(({ name }) => [name, name]),
    );
  },
});
