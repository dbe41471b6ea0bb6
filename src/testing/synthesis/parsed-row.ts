import { constant, type Expr, type ParsePlan } from '../../engine/query-parts.js';
import { substituted } from './substitute.js';
import { Unfollowed } from './unfollowed.js';
import type { SymbolicRow, World } from './world.js';

/** A row whose text is made of the parts that `parse` cuts out of it. */
export function parsedRow({ source, pattern }: ParsePlan, row: SymbolicRow, world: World): SymbolicRow {
  if (pattern.kind === 'regex') throw new Unfollowed("'parse kind=regex'");
  const cut = new Map<string, Expr>();
  const parts = pattern.parts.flatMap((part): Expr[] => {
    if (part.kind === 'text') return [constant('string', part.text)];
    if (part.kind === 'skip') return [];
    const value = world.freeVariable(part.type);
    cut.set(part.name, value);
    return [part.type === 'string' ? value : { kind: 'convert', type: 'string', operand: value }];
  });
  const text: Expr = { kind: 'call', type: 'string', function: 'strcat', overload: 0, args: parts };
  world.demand({ kind: 'equal', left: substituted(source, row, world), right: text });
  return row.with([...cut].map(([name, value]) => [name, () => value]));
}
