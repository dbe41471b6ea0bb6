import { tokenize } from '../../engine/engine.js';
import { isAnalytic, type RuleCheck, type RuleFinding } from './rule-check.js';

const LONGEST_NAME = 256;
const LONGEST_DESCRIPTION = 5_000;
const LONGEST_QUERY = 10_000;

/**
 * KQ317: words and queries that are longer than Sentinel takes them, and operators that its rules may not use on all tables.
 * https://learn.microsoft.com/azure/sentinel/create-analytics-rules
 */
export const limits: RuleCheck = function* ({ rule, keys }) {
  if (!isAnalytic(rule)) return;
  const found = (message: string, line: number | null): RuleFinding => ({
    severity: 'error',
    code: 'KQ317',
    message,
    line,
  });
  const lengths = [
    ['name', rule.name.length, LONGEST_NAME, keys.line('name', 'displayName')],
    ['description', rule.description.length, LONGEST_DESCRIPTION, keys.line('description')],
    ['query', rule.query.trim().length, LONGEST_QUERY, keys.line('query')],
  ] as const;
  for (const [what, length, longest, line] of lengths) {
    if (length > longest) yield found(`the ${what} has ${length} characters; Sentinel takes ${longest} at most`, line);
  }
  const tokens = tokenize(rule.query);
  for (const [i, token] of tokens.entries()) {
    const isStart = i === 0 || ['|', ';', '(', '='].includes(tokens[i - 1]?.text ?? '');
    if (!isStart || (token.text !== 'search' && token.text !== 'union')) continue;
    if (tokens[i + 1]?.text !== '*') continue;
    const line = rule.place(rule.query.slice(0, token.start).split('\n').length - 1).line + 1;
    yield found(`a rule may not use '${token.text} *'`, line);
  }
};
