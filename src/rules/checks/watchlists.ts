import { tokenize } from '../../engine/engine.js';
import type { Rule } from '../rule.js';
import type { RuleCheck } from './rule-check.js';

/** KQ323: watchlists that the query reads and the workspace has not; the service may have them. */
export const watchlists: RuleCheck = function* ({ rule, plan, unknownWatchlists }) {
  if (plan === null) return;
  for (const alias of unknownWatchlists) {
    const message = `the query reads the watchlist '${alias}', which the workspace has not`;
    const hint = `to run the rule here, put ${alias}.csv into the folder that \`watchlists\` of kqlocal.yaml names`;
    yield { severity: 'info', code: 'KQ323', message, hint, line: lineOf(alias, rule) };
  }
};

/** Null where the query computes the alias, or a function of the workspace reads the watchlist. */
function lineOf(alias: string, { query, place }: Rule): number | null {
  const tokens = tokenize(query);
  const argument = tokens.find(
    ({ kind, value }, i) => kind === 'string' && value === alias && tokens[i - 2]?.text === '_GetWatchlist',
  );
  return argument === undefined ? null : place(query.slice(0, argument.start).split('\n').length - 1).line + 1;
}
