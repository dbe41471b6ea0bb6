// What tools that look into queries are given of trees and plans.

export type { Span } from './diagnostics/diagnostic.js';
export type { JoinPlan } from './language/operators/_hash-join.js';
export type { Expansion } from './language/operators/_mv-items.js';
export type { ParsePlan } from './language/operators/_parse-pattern.js';
export type { DistinctPlan } from './language/operators/distinct.js';
export type { ExtendPlan } from './language/operators/extend.js';
export type { MvApplyPlan } from './language/operators/mv-apply.js';
export type { MvExpandPlan } from './language/operators/mv-expand.js';
export type { ProjectPlan } from './language/operators/project.js';
export type { SummarizePlan } from './language/operators/summarize.js';
export type { UnionPlan } from './language/operators/union.js';
export type { WherePlan } from './language/operators/where.js';
export type { ScanPlan } from './plan/binder.js';
export type { BoundAggregate } from './plan/language.js';
export { type PartPlan, readsPart } from './plan/part.js';
export {
  type CallExpr,
  childrenOf,
  column,
  columnsRead,
  conjunctsOf,
  constant,
  type Expr,
  type ListQueryExpr,
  type NamedExpr,
  type Plan,
} from './plan/plan.js';
export { isExpr, partsOf } from './plan/print-plan.js';
export { rebuild } from './plan/rebuild.js';
export { tablesRead } from './plan/tables-read.js';
export { PASSING, ROW_WISE } from './row-wise.js';
export type {
  Binary,
  Call,
  DynamicLiteral,
  Expression,
  List,
  Literal,
  NamedExpression,
  OperatorNode,
  OperatorParameter,
  SyntaxTree,
} from './syntax/tree.js';
