import { tokenize } from '../../engine/engine.js';
import type { RuleCheck } from './rule-check.js';

/** Sentinel's page of hunting queries fills these in. */
const FILLED_IN: ReadonlySet<string> = new Set(['{{StartTimeISO}}', '{{EndTimeISO}}']);
const PLACEHOLDER =
  /\{\{[^{}"']{0,80}\}\}|<\s*(?:your|insert|replace|enter|add|put|change)\b[^<>\n"']{0,80}>|\[\s*(?:your|insert|replace|enter)\b[^[\]\n"']{0,80}\]/gi;

/** KQ318: parts of the query that wait to be filled in. What stands in comments is left alone. */
export const placeholders: RuleCheck = function* ({ rule }) {
  const code = withoutComments(rule.query);
  for (const match of code.matchAll(PLACEHOLDER)) {
    if (rule.kind !== 'scheduled' && FILLED_IN.has(match[0])) continue;
    const line = rule.place(code.slice(0, match.index).split('\n').length - 1).line + 1;
    const message = FILLED_IN.has(match[0])
      ? `${match[0]} is filled in for hunting queries alone`
      : `${match[0]} was not filled in`;
    yield { severity: 'warning', code: 'KQ318', message, line };
  }
};

/** The query with white space for its comments, so that all else stands where it stood. */
function withoutComments(query: string): string {
  let code = '';
  for (const { leading, start, end } of tokenize(query)) {
    code += query.slice(leading, start).replace(/\S/g, ' ') + query.slice(start, end);
  }
  return code;
}
