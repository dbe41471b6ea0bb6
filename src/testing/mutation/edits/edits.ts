// The changes that are made at a node of a query, each kind in a file of its own.

import type { Edit } from '../mutant.js';
import type { TreeNode } from '../visit.js';
import { aggregateEdits } from './aggregates.js';
import { comparisonEdits } from './comparisons.js';
import { conditionEdits } from './conditions.js';
import { joinEdits } from './joins.js';
import { listEdits } from './lists.js';
import { stepEdits } from './steps.js';
import { termListEdits } from './term-lists.js';
import { textOperatorEdits } from './text-operators.js';
import { timeSpanEdits } from './time-spans.js';

/** @param above the nodes that hold the node, the nearest first */
export type EditRule = (node: TreeNode, above: readonly TreeNode[], text: string) => readonly Edit[];

export const EDIT_RULES: readonly EditRule[] = [
  textOperatorEdits,
  termListEdits,
  listEdits,
  conditionEdits,
  comparisonEdits,
  timeSpanEdits,
  joinEdits,
  aggregateEdits,
  stepEdits,
];
