import { RunError } from '../../diagnostics/query-error.js';
import type { Binder } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import { Scope } from '../../plan/scope.js';
import type { Call } from '../../syntax/tree.js';
import { defineTableFunction } from '../define.js';

interface WatchlistPlan extends Plan {
  readonly alias: string;
}

/** What the service does with the table that holds the items of all watchlists, as Log Analytics exports it. */
const FROM_TABLE = `(alias: string) {
  Watchlist
  | where WatchlistAlias == alias and _DTItemType == 'watchlist-item'
  | summarize arg_max(_DTTimestamp, _DTItemStatus, LastUpdatedTimeUTC, SearchKey, WatchlistItem) by _DTItemId
  | where _DTItemStatus != 'Delete'
  | project _DTItemId, LastUpdatedTimeUTC, SearchKey, WatchlistItem
  | evaluate bag_unpack(WatchlistItem, columnsConflict='keep_source')
}`;

export default defineTableFunction<WatchlistPlan>({
  name: '_GetWatchlist',
  summary:
    'The items of a watchlist of Microsoft Sentinel, by its alias: a watchlist that was imported, or what the table `Watchlist` holds of it.',
  source: 'https://learn.microsoft.com/azure/sentinel/watchlists-queries',
  examples: [{ kql: '_GetWatchlist("missing")', error: 'KS204', verified: 'reasoned' }],

  bind(call, scope, binder) {
    const [argument] = call.args;
    if (argument === undefined) {
      binder.error(
        'KS119',
        "'_GetWatchlist' needs the alias of a watchlist",
        call.name.span,
        "write `_GetWatchlist('alias')`",
      );
      return binder.brokenTable();
    }
    const alias = binder.constantText(binder.typed(argument.expression, 'string', scope.withRow(null)));
    // An alias that only a run can compute is not known to be missing.
    if (alias === null) return binder.brokenTable();
    const columns = binder.schema.watchlist?.(alias);
    if (columns !== undefined)
      return { op: '_GetWatchlist', inputs: [], columns, open: false, ordered: false, alias } as WatchlistPlan;
    if (binder.schema.table('Watchlist') !== undefined) return fromTable(call, scope, binder);
    binder.error(
      'KS204',
      `no watchlist '${alias}'`,
      argument.span,
      `put ${alias}.csv into the folder that \`watchlists\` of kqlocal.yaml names`,
    );
    return binder.brokenTable();
  },

  run({ alias, columns }, context, filters) {
    const source = context.watchlists(alias);
    if (source === undefined) throw new RunError('KS204', `the watchlist '${alias}' is not there any more`);
    return source.scan({ columns: columns.map((c) => c.name), filters });
  },
});

/** A call of the function that the text above declares. */
function fromTable(call: Call, scope: Scope, binder: Binder): Plan {
  const { declaration } = binder.options.parseFunction(FROM_TABLE);
  if (declaration === null) return binder.brokenTable();
  const inner = new Scope(scope);
  inner.declare(call.name, {
    kind: 'function',
    name: call.name.name,
    declaration,
    scope: new Scope(),
    source: FROM_TABLE,
  });
  return binder.table(call, inner);
}
