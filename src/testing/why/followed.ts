// What a walk of one event through a rule's query finds, as plain data.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import type { ShownValue } from '../../engine/trace/condition.js';
import type { Refusal } from '../../engine/trace/refusal.js';

/** One step of the query, as far as it concerns the event. */
export interface FollowedStep {
  /** the step as KQL would say it */
  readonly text: string;
  readonly place: Span | null;
  /** rows that the step gives of all data */
  readonly rows: number;
  /** null where the event comes through */
  readonly refusal: Refusal | null;
  /** of a step that makes one row of several: how many rows are behind that of the event, and its values */
  readonly group: { readonly rows: number; readonly values: readonly ShownValue[] } | null;
}

export interface FollowedRoute {
  readonly table: string;
  /** rows of the table */
  readonly rows: number;
  /** the step whose subquery the route leads through; null where it leads to the result */
  readonly within: string | null;
  /** up to the last step that the event was followed to: steps that would only have dropped it are passed over as if they had not */
  readonly steps: readonly FollowedStep[];
  /** whether the event comes to the end, with nothing in its way */
  readonly arrives: boolean;
  /** whether it would come to the end without what is in its way */
  readonly followedToEnd: boolean;
}

export const obstaclesOf = ({ steps }: FollowedRoute): FollowedStep[] =>
  steps.filter(({ refusal }) => refusal !== null);
