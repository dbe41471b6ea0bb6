import { fileURLToPath } from 'node:url';
import {
  type ExclusionFile,
  exclusionsOf,
  loadRule as loadRuleOfFile,
  type Rule,
  RuleError,
  type RuleExclusion,
  rulesOfText,
} from '../../rules/index.js';

/** A rule with the exclusions that it is run with. */
export interface TestedRule extends Rule {
  readonly exclusions: readonly RuleExclusion[];
}

export interface LoadTestedRuleOptions {
  /** files of exclusions that stand elsewhere, as `exclusionFiles` of `kqlocal/rules` reads them */
  readonly exclusionFiles?: readonly ExclusionFile[];
}

/**
 * Loads a rule: from a file, with the exclusions beside it, or from a text, which has a line break or a `|`.
 * @param given a path from the working folder, a URL such as `new URL('./hunt.yaml', import.meta.url)`, or the text of a rule: YAML, JSON or KQL
 * @throws RuleError where there is no such file, or it holds no rule, or several
 */
export function loadRule(given: string | URL, { exclusionFiles = [] }: LoadTestedRuleOptions = {}): TestedRule {
  if (typeof given === 'string' && /[\n|]/.test(given)) return { ...ruleOfText(given), exclusions: [] };
  const rule = loadRuleOfFile(given instanceof URL ? fileURLToPath(given) : given);
  return { ...rule, exclusions: exclusionsOf(rule, exclusionFiles) };
}

function ruleOfText(text: string): Rule {
  const file = nameOf(text);
  const [rule, ...others] = rulesOfText(text, file) ?? [];
  if (rule === undefined) throw new RuleError(file, 'the text holds no rule');
  if (others.length > 0) throw new RuleError(file, `the text holds ${others.length + 1} rules; give one`);
  return rule;
}

/** The name that a file of such a text would have. */
function nameOf(text: string): string {
  if (/^\s*[{[]/.test(text)) return 'rule.json';
  return /^\s*(?:query|queryText)\s*:/m.test(text) ? 'rule.yaml' : 'rule.kql';
}
