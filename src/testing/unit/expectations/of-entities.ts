import type { Rule } from '../../../rules/index.js';
import { type Entity, entitiesOf, entityTypeOf } from '../../../rules/simulate/entities.js';
import type { FoundRows } from '../../../rules/simulate/found-rows.js';
import type { Fields } from '../format/rule-test.js';
import { matchRows, type RowsMatch } from './match-rows.js';
import { type Mismatch, mismatch, type PlainFields } from './outcome.js';

/** Entities of rows as the rule's mappings name them, none missing nor extra. */
export function mismatchesOfEntities(rule: Rule, expected: readonly Fields[], rows: FoundRows): Mismatch[] {
  const { missing, unexpected } = matchEntities(expected, entitiesOf(rule, rows, 0, rows.length).map(fieldsOf));
  if (missing.length === 0 && unexpected.length === 0) return [];
  const message = `${missing.length} missing, ${unexpected.length} not expected`;
  return [mismatch('entities', message, { missing, unexpected })];
}

export function matchEntities(expected: readonly Fields[], found: readonly PlainFields[]): RowsMatch {
  return matchRows(expected.map(typed), { typeOf: () => null, rows: found });
}

export const fieldsOf = ({ type, fields }: Entity): PlainFields => ({ type, ...fields });

/** Types of entities are called as rules call them, `Host`, or as alerts do. */
function typed(fields: Fields): Fields {
  return typeof fields.type === 'string' ? { ...fields, type: entityTypeOf(fields.type) } : fields;
}
