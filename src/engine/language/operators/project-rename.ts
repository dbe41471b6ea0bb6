import type { Name, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { pickPlan } from './project.js';

interface ProjectRenameNode extends OperatorNode {
  readonly renames: readonly { readonly to: Name; readonly from: Name }[];
}

export default defineOperator<ProjectRenameNode, never>({
  name: 'project-rename',
  summary: 'Gives columns new names and leaves them where they stand.',
  source: 'https://learn.microsoft.com/kusto/query/project-rename-operator',
  examples: [{ kql: 'print a = 1, b = 2 | project-rename c = a | project c, b', rows: [[1, 2]] }],

  parse: (parser) => ({
    renames: parser.list(() => {
      const to = parser.name('a new name');
      parser.expect('=');
      return { to, from: parser.name('a column') };
    }),
  }),

  bind(node, input, scope, binder) {
    const newNames = new Map<string, string>();
    const names = new Set(input.columns.map((c) => c.name));
    for (const { to, from } of node.renames) {
      const found = binder.column(from, scope.withRow(input));
      if (found === null) continue;
      if (names.has(to.name) && !node.renames.some((r) => r.from.name === to.name)) {
        binder.error('KS108', `there is a column '${to.name}' already`, to.span);
      } else if ([...newNames.values()].includes(to.name)) {
        binder.error('KS171', `two columns would be called '${to.name}'`, to.span, 'give one of them another name');
      }
      newNames.set(found.name, to.name);
    }
    return pickPlan(
      input,
      input.columns.map(({ name }) => [newNames.get(name) ?? name, name]),
    );
  },
});
