import { isRecord } from '../../../rules/files/keys.js';
import type { Part } from './part.js';
import type { Expectations, Fields } from './rule-test.js';

const KEYS = ['rows', 'exact', 'contains', 'count', 'entities', 'alerts', 'silence'] as const;

/** @throws TestFileError where it expects nothing, or what cannot be together */
export function readExpectations(part: Part): Expectations {
  part.withKeys(...KEYS);
  const list = (key: string) => part.get(key)?.items().map(fieldsOf) ?? null;
  const alerts = part.get('alerts');
  const expected: Expectations = {
    rows: list('rows'),
    exact: part.get('exact')?.flag() ?? false,
    contains: list('contains'),
    count: part.get('count')?.count() ?? null,
    entities: list('entities'),
    alerts: alerts === null ? null : Array.isArray(alerts.value) ? alerts.items().map(fieldsOf) : alerts.count(),
    silence: part.get('silence')?.flag() ?? false,
  };
  if (expected.exact && expected.rows === null)
    throw part.error("'exact' says something of 'rows', which are not there");
  const { rows, contains, count, entities, silence } = expected;
  if (silence && (rows !== null || contains !== null || count !== null))
    throw part.error("'silence' is no row at all; leave out 'rows', 'contains' and 'count'");
  if (!silence && [rows, contains, count, entities, expected.alerts].every((value) => value === null))
    throw part.error(`expects nothing; give one of ${KEYS.filter((key) => key !== 'exact').join(', ')}`);
  return expected;
}

function fieldsOf(part: Part): Fields {
  if (!isRecord(part.value)) throw part.error('has to be a mapping of columns to values');
  return part.value;
}
