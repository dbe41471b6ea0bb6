// The events that somebody asks for: rows of a table by a condition in KQL.

import { type Catalogue, type ExecuteOptions, QueryError } from '../../engine/engine.js';
import { routesOf } from '../../engine/trace/routes.js';
import { rowsBehind } from '../../engine/trace/rows-behind.js';
import { trace } from '../../engine/trace/trace.js';

/**
 * The numbers of the rows of a table that meet a condition, in their order.
 * @param filter a condition, which may be followed by further steps
 * @throws QueryError with the errors of the condition, at their places in it
 */
export function eventRows(table: string, filter: string, catalogue: Catalogue, options: ExecuteOptions): number[] {
  const before = `['${table.replaceAll("'", "\\'")}']\n| where\n`;
  try {
    const traced = trace(before + filter, catalogue, options);
    const scan = routesOf(traced.plan)[0]?.scan;
    if (scan === undefined) return [];
    const result = traced.rows(traced.plan);
    const found = new Set<number>();
    for (let row = 0; row < result.batch.length; row++)
      for (const event of rowsBehind(result, scan, row)) found.add(event);
    return [...found].sort((a, b) => a - b);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const moved = error.diagnostics.map((d) => ({ ...d, start: Math.max(0, d.start - before.length) }));
    throw new QueryError(moved, filter);
  }
}
