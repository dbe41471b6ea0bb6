import { nearest } from '../../engine/diagnostics/nearest.js';
import type { Keys } from '../files/keys.js';
import { ENTITY_TYPES, entityTypeNamed } from './entity-types.js';
import { missingColumn } from './result-columns.js';
import { type CheckedRule, type RuleCheck, type RuleFinding, refused } from './rule-check.js';

const MOST_MAPPINGS = 10;
const MOST_FIELDS = 3;

/**
 * KQ308: types and identifiers of entities that there are not, or too many or few of them. KQ309: columns that the result has not.
 * https://learn.microsoft.com/azure/sentinel/map-data-fields-to-entities
 */
export const entityMappings: RuleCheck = function* (checked) {
  if (checked.format === 'defender') return;
  const { keys } = checked;
  const mappings = keys.parts('entityMappings');
  if (mappings.length > MOST_MAPPINGS) {
    const message = `the rule maps ${mappings.length} entities; Sentinel takes ${MOST_MAPPINGS} at most`;
    yield found(checked, message, keys.line('entityMappings'));
  }
  for (const mapping of mappings) {
    yield* typeOf(checked, mapping);
    yield* columnsOf(checked, mapping);
  }
  for (const mapping of keys.parts('sentinelEntitiesMappings')) yield* column(checked, mapping);
};

function* typeOf(checked: CheckedRule, mapping: Keys): Iterable<RuleFinding> {
  const name = mapping.text('entityType') ?? '';
  const known = entityTypeNamed(name);
  if (known === null) {
    const meant = nearest(name.replaceAll(' ', ''), ENTITY_TYPES.keys());
    const hint = meant === null ? `it is one of ${[...ENTITY_TYPES.keys()].join(', ')}` : `did you mean \`${meant}\`?`;
    const message = name === '' ? "an entity mapping has no 'entityType'" : `there is no entity type '${name}'`;
    yield found(checked, message, mapping.line('entityType'), hint);
    return;
  }
  const [type, { identifiers, required }] = known;
  const fields = mapping.parts('fieldMappings');
  const named = fields.map((field) => field.text('identifier') ?? '');
  if (fields.length > MOST_FIELDS) {
    const message = `${fields.length} identifiers are mapped for one ${type}; Sentinel takes ${MOST_FIELDS} at most`;
    yield found(checked, message, mapping.line('fieldMappings'));
  }
  for (const [i, field] of fields.entries()) yield* identifier(checked, field, named.slice(0, i), type, identifiers);
  if (required.some((set) => set.every((one) => named.includes(one)))) return;
  if (named.some((one) => !identifiers.includes(one))) return;
  const choices = required.map((set) => set.join(' with ')).join(', ');
  yield found(
    checked,
    `the ${type} has none of the identifiers that it needs`,
    mapping.line('fieldMappings'),
    `map ${choices}`,
  );
}

function* identifier(
  checked: CheckedRule,
  field: Keys,
  before: readonly string[],
  type: string,
  identifiers: readonly string[],
): Iterable<RuleFinding> {
  const name = field.text('identifier') ?? '';
  const line = field.line('identifier');
  if (before.includes(name)) yield found(checked, `the identifier '${name}' is mapped twice for one ${type}`, line);
  if (identifiers.includes(name)) return;
  const otherCase = identifiers.find((one) => one.toLowerCase() === name.toLowerCase());
  const meant = otherCase ?? nearest(name, identifiers);
  const hint = meant === null ? `it is one of ${identifiers.join(', ')}` : `did you mean \`${meant}\`?`;
  yield found(checked, `${type} has no identifier '${name}'`, line, hint);
}

function* columnsOf(checked: CheckedRule, mapping: Keys): Iterable<RuleFinding> {
  for (const field of mapping.parts('fieldMappings')) yield* column(checked, field);
}

/** Sentinel refuses a rule that maps a column which its query does not give; names count in their case. */
function* column(checked: CheckedRule, field: Keys): Iterable<RuleFinding> {
  const name = field.text('columnName');
  const missing = name === null ? null : missingColumn(checked, name, `the entity mappings name`);
  if (missing === null) return;
  yield { severity: refused(checked.rule), code: 'KQ309', ...missing, line: field.line('columnName') };
}

function found({ rule }: CheckedRule, message: string, line: number | null, hint?: string): RuleFinding {
  return { severity: refused(rule), code: 'KQ308', message, line, ...(hint === undefined ? {} : { hint }) };
}
