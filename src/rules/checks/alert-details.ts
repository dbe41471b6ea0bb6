import { nearest } from '../../engine/diagnostics/nearest.js';
import { missingColumn } from './result-columns.js';
import { type CheckedRule, type RuleCheck, type RuleFinding, refused } from './rule-check.js';

const MOST_PLACEHOLDERS = 3;
const FORMATS = [
  ['alertDisplayNameFormat', 256],
  ['alertDescriptionFormat', 5000],
] as const;
const COLUMNS = ['alertSeverityColumnName', 'alertTacticsColumnName'];
const PROPERTIES = [
  'AlertLink',
  'ConfidenceLevel',
  'ConfidenceScore',
  'ExtendedLinks',
  'ProductComponentName',
  'ProductName',
  'ProviderName',
  'RemediationSteps',
  'SubTechniques',
  'Techniques',
];

/**
 * KQ311: overrides of an alert's details that Sentinel does not take, or of columns that the result has not.
 * https://learn.microsoft.com/azure/sentinel/customize-alert-details
 */
export const alertDetails: RuleCheck = function* (checked) {
  const override = checked.keys.part('alertDetailsOverride');
  for (const [name, longest] of FORMATS) {
    const text = override.text(name);
    if (text !== null) yield* format(checked, name, text, longest, override.line(name));
  }
  for (const name of COLUMNS) yield* column(checked, override.text(name), override.line(name));
  for (const property of override.parts('alertDynamicProperties')) {
    const name = property.text('alertProperty') ?? '';
    if (!PROPERTIES.includes(name)) {
      const meant = nearest(name, PROPERTIES);
      const hint = meant === null ? `it is one of ${PROPERTIES.join(', ')}` : `did you mean \`${meant}\`?`;
      yield found(refused(checked.rule), `there is no alert property '${name}'`, property.line('alertProperty'), hint);
    }
    yield* column(checked, property.text('value'), property.line('value'));
  }
};

function* format(
  checked: CheckedRule,
  name: string,
  text: string,
  longest: number,
  line: number | null,
): Iterable<RuleFinding> {
  const names = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
  if (text.length > longest) {
    yield found(refused(checked.rule), `'${name}' has ${text.length} characters; ${longest} are allowed`, line);
  }
  if (new Set(names).size > MOST_PLACEHOLDERS) {
    yield found('warning', `'${name}' names ${names.length} columns; Sentinel fills in ${MOST_PLACEHOLDERS}`, line);
  }
  if (/\{\{[^{}]*\}(?!\})|\{\{[^{}]*$|(?<!\{)\{[^{}]*\}\}/.test(text)) {
    yield found('warning', `a column in '${name}' does not stand between two braces on each side`, line);
  }
  for (const each of new Set(names)) yield* column(checked, each, line);
}

function* column(checked: CheckedRule, name: string | null, line: number | null): Iterable<RuleFinding> {
  const missing = name === null ? null : missingColumn(checked, name, 'the alert details name');
  if (missing !== null) yield { severity: 'warning', code: 'KQ311', ...missing, line };
}

function found(severity: 'error' | 'warning', message: string, line: number | null, hint?: string): RuleFinding {
  return { severity, code: 'KQ311', message, line, ...(hint === undefined ? {} : { hint }) };
}
