// The steps of plans that the naive evaluation knows, as far as it reads them.

import type { BoundAggregate } from '../../src/engine/plan/language.js';
import type { Expr, NamedExpr, Plan } from '../../src/engine/plan/plan.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';

export interface OrderKey {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

type Step<Op extends string, Fields = unknown> = Omit<Plan, keyof Fields | 'op'> & { readonly op: Op } & Fields;

export type AnyPlan =
  | Step<'scan', { readonly table: string }>
  | Step<'where', { readonly predicate: Expr }>
  | Step<'extend' | 'project' | 'distinct', { readonly items: readonly NamedExpr[] }>
  | Step<'count' | 'union'>
  | Step<'sort', { readonly keys: readonly OrderKey[] }>
  | Step<'top', { readonly keys: readonly OrderKey[]; readonly count: Expr }>
  | Step<'take', { readonly count: Expr }>
  | Step<
      'summarize',
      {
        readonly keys: readonly NamedExpr[];
        readonly aggregates: readonly BoundAggregate[];
        readonly outputs: readonly NamedExpr[];
      }
    >
  | Step<
      'join',
      {
        readonly kind:
          | 'inner'
          | 'innerunique'
          | 'leftouter'
          | 'rightouter'
          | 'fullouter'
          | 'leftsemi'
          | 'rightsemi'
          | 'leftanti'
          | 'rightanti';
        readonly keys: readonly { readonly left: Expr; readonly right: Expr }[];
        readonly columns: readonly (Column & { readonly side: 'left' | 'right'; readonly from: string })[];
      }
    >
  | Step<
      'mv-expand',
      {
        readonly expansion: {
          readonly items: readonly { readonly name: string; readonly expr: Expr; readonly type: ScalarType }[];
          readonly bags: 'bag' | 'array';
          readonly itemIndex: string | null;
          readonly limit: Expr | null;
        };
      }
    >;
