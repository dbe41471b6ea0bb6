// Warnings: what Kusto accepts and the author of a rule seldom means. Each file looks for one thing in the tree.

import type { DiagnosticBag } from '../../diagnostics/diagnostic.js';
import type { SyntaxTree } from '../../syntax/tree.js';
import type { Scope } from '../scope.js';
import { contradictions } from './contradictions.js';
import { legacyNames } from './legacy-names.js';
import { type Node, nodesOf } from './nodes.js';
import { severalQueries } from './several-queries.js';
import { takeWithoutOrder } from './take-without-order.js';
import { termLiterals } from './term-literals.js';
import { unusedVariables } from './unused-variables.js';

export interface WarningContext {
  readonly tree: SyntaxTree;
  /** every node of the tree, in the order of the text */
  readonly nodes: readonly Node[];
  /** the names that the text declares at its outermost level */
  readonly scope: Scope;
  readonly diagnostics: DiagnosticBag;
}

const WARNINGS: readonly ((context: WarningContext) => void)[] = [
  contradictions,
  legacyNames,
  severalQueries,
  takeWithoutOrder,
  termLiterals,
  unusedVariables,
];

export function warn(found: Omit<WarningContext, 'nodes'>): void {
  const context = { ...found, nodes: nodesOf(found.tree.statements) };
  for (const look of WARNINGS) look(context);
}
