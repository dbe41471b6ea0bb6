// Nested Parquet values as JSON: lists are arrays, structs and maps are objects.
// https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types

import type { SchemaTree } from 'hyparquet';
import { formatDynamic, fromPlain } from '../../engine/values/json.js';
import { LITERAL, STRING } from '../bytes/row.js';
import { type Leaf, leafOf } from './leaf.js';
import type { Losses } from './losses.js';

/** The JSON of a value of a column, null included. */
export type JsonWriter = (value: unknown) => string;

export function isNested({ element, children }: SchemaTree): boolean {
  return children.length > 0 || element.repetition_type === 'REPEATED';
}

/** @param column for what is said of losses */
export function jsonWriter(node: SchemaTree, column: string, losses: Losses): JsonWriter {
  const write = singleWriter(node, column, losses);
  if (node.element.repetition_type !== 'REPEATED') return write;
  // A list of old: the field itself is repeated.
  return arrayWriter(write);
}

function singleWriter(node: SchemaTree, column: string, losses: Losses): JsonWriter {
  const { children, element } = node;
  if (isVariant(node)) return (value) => formatDynamic(fromPlain(value));
  if (children.length === 0) return leafWriter(leafOf(element, column, losses));
  if (isList(node)) return arrayWriter(singleWriter(itemOf(node), column, losses));
  if (isMap(node)) return mapWriter(node, column, losses);
  const members = children.map(({ element: { name } }, i) => {
    const write = jsonWriter(children[i] as SchemaTree, column, losses);
    return { name, key: JSON.stringify(name), write };
  });
  return orNull((struct: Readonly<Record<string, unknown>>) => {
    return `{${members.map(({ name, key, write }) => `${key}:${write(struct[name])}`).join(',')}}`;
  });
}

/** The values are as the library puts them together from the file: arrays for lists, objects for structs and maps. */
function orNull<T>(write: (value: T) => string): JsonWriter {
  return (value) => (value === null || value === undefined ? 'null' : write(value as T));
}

function arrayWriter(write: JsonWriter): JsonWriter {
  return orNull((items: readonly unknown[]) => `[${Array.from(items, write).join(',')}]`);
}

function mapWriter(node: SchemaTree, column: string, losses: Losses): JsonWriter {
  const value = node.children[0]?.children[1];
  if (value === undefined) throw new TypeError(`the map ${node.path.join('.')} has no values`);
  const write = jsonWriter(value, column, losses);
  return orNull((map: Readonly<Record<string, unknown>>) => {
    return `{${Object.entries(map)
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
      .join(',')}}`;
  });
}

function leafWriter({ kind, text }: Leaf): JsonWriter {
  return orNull((value: unknown) => {
    const written = text(value);
    const json = typeof written === 'string' ? written : Buffer.from(written).toString('utf8');
    // NaN and the infinities are no JSON.
    return kind === STRING || (kind === LITERAL && /^-?[a-z]/i.test(json) && !/^(?:true|false)$/.test(json))
      ? JSON.stringify(json)
      : json;
  });
}

export function isVariant({ element }: SchemaTree): boolean {
  return element.logical_type?.type === 'VARIANT';
}

function isList({ element, children }: SchemaTree): boolean {
  return element.converted_type === 'LIST' && children.length === 1;
}

function isMap({ element, children }: SchemaTree): boolean {
  return element.converted_type === 'MAP' && children.length === 1 && children[0]?.children.length === 2;
}

/** The items of a list stand in a repeated group of one field, or in a repeated field of their own. */
function itemOf({ children, path }: SchemaTree): SchemaTree {
  const [repeated] = children;
  if (repeated === undefined) throw new TypeError(`the list ${path.join('.')} has no items`);
  const [item, ...others] = repeated.children;
  return item === undefined || others.length > 0 ? repeated : item;
}
