// The entities of an alert: what the mapped columns of its rows name.
// https://learn.microsoft.com/azure/sentinel/map-data-fields-to-entities
// https://learn.microsoft.com/azure/sentinel/entities-reference

import { isArray, isBag } from '../../engine/values/dynamic.js';
import { type Plain, parseDynamic, toPlain } from '../../engine/values/json.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import type { EntityMapping } from '../model/alert.js';
import type { Rule } from '../rule.js';
import type { FoundRows } from './found-rows.js';

export interface Entity {
  /** as alerts write it: `host`, `ip`, `azure-resource` */
  readonly type: string;
  /** values by the names of the entity's fields */
  readonly fields: Readonly<Record<string, Plain>>;
}

/** What the service takes of the entities of an alert. */
export const ENTITY_LIMITS = { mappings: 10, identifiers: 3, entities: 500, bytes: 64 * 1024 } as const;

/** How alerts write the types of entities that rules map; the others are in lower case. */
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['azureresource', 'azure-resource'],
  ['cloudapplication', 'cloud-application'],
  ['registrykey', 'registry-key'],
  ['registryvalue', 'registry-value'],
  ['securitygroup', 'security-group'],
  ['mailcluster', 'mail-cluster'],
  ['mailmessage', 'mail-message'],
  ['submissionmail', 'SubmissionMail'],
]);

/** Accounts by such a name are nobody's, and are dropped. */
const BUILT_IN_ACCOUNTS: ReadonlySet<string> = new Set([
  'ADMIN',
  'ADMINISTRATOR',
  'SYSTEM',
  'ROOT',
  'ANONYMOUS',
  'AUTHENTICATED USER',
  'NETWORK',
  'NULL',
  'LOCAL SYSTEM',
  'LOCALSYSTEM',
  'NETWORK SERVICE',
]);

export function entityTypeOf(name: string): string {
  const lower = name.toLowerCase();
  return TYPE_NAMES.get(lower) ?? lower;
}

/** The entities that rows name, each once, as many as an alert can hold. */
export function entitiesOf(rule: Rule, rows: FoundRows, from: number, to: number): Entity[] {
  const mappings = rule.entityMappings.slice(0, ENTITY_LIMITS.mappings);
  const sources = [
    ...mappings.map((mapping) => (row: number) => mapped(mapping, rows, row)),
    ...rule.entitiesColumns.map((column) => (row: number) => listed(rows, row, column)),
  ];
  const share = Math.floor(ENTITY_LIMITS.entities / Math.max(sources.length, 1));
  const entities = new Map<string, Entity>();
  for (const source of sources) {
    const own = new Set<string>();
    for (let row = from; row < to && own.size < share; row++) {
      for (const entity of source(row)) {
        if (own.size === share) break;
        const key = entityKey(entity);
        own.add(key);
        if (!entities.has(key)) entities.set(key, entity);
      }
    }
  }
  return withinSize([...entities.values()]);
}

/** Equal for two entities that name the same. */
export function entityKey({ type, fields }: Entity): string {
  const names = Object.keys(fields).sort();
  const values = names.map((name) => fields[name] ?? null);
  return stringifyPlain([
    type,
    names,
    values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)),
  ]);
}

/** The text of the column `Entities`. */
export function entitiesText(entities: readonly Entity[]): string {
  return `[${entities.map(entityText).join(',')}]`;
}

// The first ids are those of what the alert itself is about.
const FIRST_ID = 3;

function entityText({ type, fields }: Entity, i: number): string {
  return stringifyPlain({ $id: String(FIRST_ID + i), ...fields, Type: type });
}

function withinSize(entities: readonly Entity[]): Entity[] {
  let bytes = 2;
  return entities.filter((entity, i) => {
    const size = Buffer.byteLength(entityText(entity, i)) + 1;
    // Those that are found after the field is full are dropped, also where one of them would fit.
    bytes += size;
    return bytes <= ENTITY_LIMITS.bytes;
  });
}

function mapped(mapping: EntityMapping, rows: FoundRows, row: number): Entity[] {
  const type = entityTypeOf(mapping.entityType);
  const given = mapping.fieldMappings.slice(0, ENTITY_LIMITS.identifiers).flatMap(({ identifier, columnName }) => {
    const value = rows.text(row, columnName);
    return value === '' ? [] : [[identifier, value] as const];
  });
  const fields: Record<string, string> = {};
  for (const [identifier, value] of given) Object.assign(fields, fieldsOf(type, identifier, value));
  if (given.length === 0) return [];
  if (type === 'account' && BUILT_IN_ACCOUNTS.has(fields.Name?.toUpperCase() ?? '')) return [];
  return [{ type, fields }];
}

/** `FullName` is no field of an entity: it stands for a name with its domain. */
function fieldsOf(type: string, identifier: string, value: string): Record<string, string> {
  if (identifier !== 'FullName') return { [identifier]: value };
  const [, domain, account] = /^([^\\]+)\\(.+)$/.exec(value) ?? [];
  if (domain !== undefined && account !== undefined) {
    return { [type === 'host' ? 'HostName' : 'Name']: account, NTDomain: domain };
  }
  const [, name, rest] = (type === 'host' ? /^([^.]+)\.(.+)$/ : /^([^@]+)@(.+)$/).exec(value) ?? [];
  if (type === 'host')
    return name === undefined || rest === undefined ? { HostName: value } : { HostName: name, DnsDomain: rest };
  return name === undefined || rest === undefined ? { Name: value } : { Name: name, UPNSuffix: rest };
}

/** Entities that a column lists, as those of another alert. */
function listed(rows: FoundRows, row: number, column: string): Entity[] {
  const list = parseDynamic(rows.text(row, column));
  return (isArray(list) ? list : [list]).flatMap((item) => {
    if (!isBag(item)) return [];
    const { $id, Type, ...fields } = toPlain(item) as Record<string, Plain>;
    return typeof Type === 'string' ? [{ type: entityTypeOf(Type), fields }] : [];
  });
}
