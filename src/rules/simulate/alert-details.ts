// What rows say of an alert in place of the rule's own words.
// https://learn.microsoft.com/azure/sentinel/customize-alert-details

import { isArray } from '../../engine/values/dynamic.js';
import { parseDynamic } from '../../engine/values/json.js';
import { dynamicText } from '../../engine/values/text.js';
import { SEVERITIES } from '../files/severity.js';
import type { Rule } from '../rule.js';
import type { FoundRows } from './found-rows.js';

export interface AlertDetails {
  readonly name: string;
  readonly description: string;
  readonly severity: string;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly subTechniques: readonly string[];
  /** other properties of the alert by their names, as `ProductName` */
  readonly properties: ReadonlyMap<string, string>;
}

/** https://learn.microsoft.com/azure/sentinel/sentinel-service-limits#analytics-rule-limits */
export const OVERRIDE_LIMITS = { values: 50, bytes: 256, longBytes: 5 * 1024 } as const;

const TACTICS = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'CommandAndControl',
  'Exfiltration',
  'Impact',
  'PreAttack',
  'ImpairProcessControl',
  'InhibitResponseFunction',
];

const TECHNIQUE = /^T\d{4}$/;
const SUB_TECHNIQUE = /^T\d{4}\.\d{3}$/;

/** Properties that hold lists or long texts. */
const LONG_PROPERTIES: ReadonlySet<string> = new Set([
  'RemediationSteps',
  'ExtendedLinks',
  'Techniques',
  'SubTechniques',
]);

/** What an alert over rows says; the first of them fills in what has one value. */
export function alertDetailsOf(rule: Rule, rows: FoundRows, from: number, to: number): AlertDetails {
  const override = rule.alertDetailsOverride;
  const filled = (format: string | null) => (format === null || from === to ? null : fill(format, rows, from));
  const listed = (column: string | null) => (column === null ? [] : listsIn(rows, from, to, column));
  const severity = override?.alertSeverityColumnName == null ? '' : rows.text(from, override.alertSeverityColumnName);
  const tactics = listed(override?.alertTacticsColumnName ?? null).flatMap((name) => namedIn(TACTICS, name) ?? []);
  const properties = propertiesOf(rule, rows, from, to);
  const techniques = (properties.get('Techniques')?.split(', ') ?? []).filter((name) => TECHNIQUE.test(name));
  return {
    name: cut(filled(override?.alertDisplayNameFormat ?? null) ?? rule.name, OVERRIDE_LIMITS.bytes),
    description: cut(filled(override?.alertDescriptionFormat ?? null) ?? rule.description, OVERRIDE_LIMITS.longBytes),
    severity: namedIn(SEVERITIES, severity) ?? rule.severity ?? 'Medium',
    tactics: tactics.length > 0 ? [...new Set(tactics)] : rule.tactics,
    techniques: techniques.length > 0 ? techniques : rule.techniques.filter((name) => TECHNIQUE.test(name)),
    subTechniques: rule.techniques.filter((name) => SUB_TECHNIQUE.test(name)),
    properties,
  };
}

/** The text with the values of a row in place of `{{Column}}`; null where one of them has none. */
function fill(format: string, rows: FoundRows, row: number): string | null {
  let isFull = true;
  const text = format.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, column: string) => {
    const value = rows.text(row, column);
    if (value === '') isFull = false;
    return value;
  });
  return isFull ? text : null;
}

function propertiesOf(rule: Rule, rows: FoundRows, from: number, to: number): Map<string, string> {
  const properties = new Map<string, string>();
  for (const { alertProperty, value } of rule.alertDetailsOverride?.alertDynamicProperties ?? []) {
    const isLong = LONG_PROPERTIES.has(alertProperty);
    const isList = alertProperty === 'Techniques' || alertProperty === 'SubTechniques';
    const text = isList ? listsIn(rows, from, to, value).join(', ') : rows.text(from, value);
    if (from < to && isValid(alertProperty, text)) {
      properties.set(alertProperty, cut(text, isLong ? OVERRIDE_LIMITS.longBytes : OVERRIDE_LIMITS.bytes));
    }
  }
  return properties;
}

function isValid(property: string, text: string): boolean {
  if (property !== 'ConfidenceScore') return text !== '';
  const score = Number(text);
  return text !== '' && score >= 0 && score <= 1;
}

/** The distinct values of a column that may hold lists: as JSON, or separated by commas. */
function listsIn(rows: FoundRows, from: number, to: number, column: string): string[] {
  const values = new Set<string>();
  for (let row = from; row < to; row++) {
    const text = rows.text(row, column);
    const list = parseDynamic(text);
    for (const value of isArray(list) ? list.map(dynamicText) : text.split(',')) {
      if (value.trim() !== '' && values.size < OVERRIDE_LIMITS.values) values.add(value.trim());
    }
  }
  return [...values];
}

/** The name as the list has it, whatever its case and spaces; undefined where it has not. */
function namedIn(names: readonly string[], text: string): string | undefined {
  const plain = text.replaceAll(/[\s&-]/g, '').toLowerCase();
  return names.find((name) => name.toLowerCase() === plain);
}

/** As much of the beginning of a text as fits in so many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const whole = Buffer.from(text).subarray(0, bytes);
  // A character that was cut in two decodes to this one.
  return whole.toString('utf8').replace(/\uFFFD+$/, '');
}
