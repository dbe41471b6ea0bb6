import { nearest } from '../../engine/diagnostics/nearest.js';
import { isTechnique, TACTICS, tacticsOf } from './mitre-attack.js';
import { type CheckedRule, isAnalytic, type RuleCheck, type RuleFinding, refused } from './rule-check.js';

/** What Defender has beside tactics as categories of alerts. */
const CATEGORIES: ReadonlySet<string> = new Set([
  'Exploit',
  'Malware',
  'Misconfiguration',
  'Ransomware',
  'SuspiciousActivity',
  'UnwantedSoftware',
  'Vulnerability',
]);

const bare = (tactic: string) => tactic.toLowerCase().replace(/[\s_-]/g, '');

/** A tactic as Sentinel writes it, whatever its case, spaces and signs. */
const tacticOf = (text: string) => TACTICS.find((name) => name.toLowerCase() === bare(text)) ?? null;

/** KQ305: tactics that there are not. */
export const tactics: RuleCheck = function* (checked) {
  const { rule, format } = checked;
  for (const [i, tactic] of rule.tactics.entries()) {
    const known = tacticOf(tactic);
    // The service takes names in any case, but as one word.
    if (known?.toLowerCase() === tactic.toLowerCase()) continue;
    if (format === 'defender' && (known !== null || CATEGORIES.has(tactic))) continue;
    const meant = known ?? nearest(bare(tactic), TACTICS);
    yield {
      severity: refused(rule),
      code: 'KQ305',
      message: `there is no tactic '${tactic}'`,
      ...(meant === null ? {} : { hint: `did you mean \`${meant}\`?` }),
      line: lineOf(checked, i, 'tactics'),
    };
  }
};

/** KQ306: techniques that there are not. KQ307: techniques of other tactics than the rule's. */
export const techniques: RuleCheck = function* (checked) {
  for (const [i, technique] of checked.rule.techniques.entries()) {
    const line = lineOf(checked, i, 'relevantTechniques', 'techniques');
    const finding = unknown(checked, technique) ?? misplaced(checked, technique);
    if (finding !== null) yield { ...finding, line };
  }
};

type Found = Omit<RuleFinding, 'line'>;

const FORM = /^T\d{4}(?:\.\d{3})?$/;

function unknown({ rule, format, keys }: CheckedRule, technique: string): Found | null {
  if (!FORM.test(technique)) {
    const message = `'${technique}' is no id of a technique, such as T1059 or T1059.001`;
    return { severity: refused(rule), code: 'KQ306', message };
  }
  if (format === 'arm' && technique.includes('.') && keys.list('techniques').includes(technique)) {
    return {
      severity: 'error',
      code: 'KQ306',
      message: `'${technique}' is a sub-technique, which Sentinel does not take among 'techniques'`,
      hint: `name ${technique.split('.')[0]} there, and ${technique} in 'subTechniques'`,
    };
  }
  if (isTechnique(technique) !== false) return null;
  return { severity: 'warning', code: 'KQ306', message: `ATT&CK has no technique ${technique}, or has it no more` };
}

function misplaced({ rule }: CheckedRule, technique: string): Found | null {
  const of = tacticsOf(technique);
  const named = rule.tactics.map(tacticOf);
  if (of.length === 0 || named.length === 0 || named.some((tactic) => tactic === null || of.includes(tactic)))
    return null;
  const severity = isAnalytic(rule) ? 'warning' : 'info';
  const hint = `${technique} belongs to ${of.join(', ')}`;
  const message = `the technique ${technique} belongs to none of the rule's tactics`;
  return { severity, code: 'KQ307', message, hint };
}

function lineOf({ keys, format }: CheckedRule, item: number, ...names: readonly string[]): number | null {
  if (format === 'defender') return keys.part('detectionAction').part('alertTemplate').line('category', 'tactics');
  return keys.lineOfItem(item, ...names);
}
