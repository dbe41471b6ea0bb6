// Columns that an operator declares by name and type, each name once.

import type { Binder } from '../../plan/binder.js';
import type { ColumnDeclaration } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';

export function declaredColumns(declarations: readonly ColumnDeclaration[], binder: Binder): Column[] {
  const names = new Set<string>();
  return declarations.map(({ name: { name }, type, span }) => {
    if (names.has(name)) {
      binder.error('KS171', `the column '${name}' is declared twice`, span, 'give one of them another name');
    }
    names.add(name);
    return { name, type };
  });
}
