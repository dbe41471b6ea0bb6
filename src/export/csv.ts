// CSV after RFC 4180, in UTF-8, with a header. Nulls are empty fields; every other value is the text that KQL prints,
// and a dynamic is its JSON, but for strings in it that stand for nothing else.
// https://www.rfc-editor.org/rfc/rfc4180

import { type Dynamic, DynamicScalar } from '../engine/values/dynamic.js';
import { formatDynamic, formatScalar, parseDynamic } from '../engine/values/json.js';
import { textOf } from '../engine/values/text.js';
import type { Column, Value } from '../engine/values/types.js';
import type { TextFormat } from './format.js';
import { hasHalfPairs, type Notes } from './notes.js';
import { textsOf } from './texts.js';

export const csv: TextFormat = {
  kind: 'text',
  name: 'csv',
  title: 'CSV with a header',
  endings: ['csv'],

  header(columns, notes) {
    for (const { name } of columns) {
      if (READ_OTHERWISE.test(name)) notes.add(name, 'ingest takes blanks around a name off, and a zone in brackets');
    }
    return record(columns.map(({ name }) => field(name)));
  },

  rows(batch, columns, notes) {
    const texts = columns.map((column) => textsOf(batch.column(column.name), cellText(column, notes)));
    return (row) => record(texts.map((text) => text(row)));
  },
};

const READ_OTHERWISE = /^\s|\s$|\[[^[\]]+\]$/;

/** A record of one empty field would be a blank line. */
function record(fields: readonly string[]): string {
  return fields.length === 1 && fields[0] === '' ? '""\n' : `${fields.join(',')}\n`;
}

/** Also what readers of other dialects would take for a delimiter, and what they would cut off. */
const QUOTED = /[",;|\t\r\n]|^[\s\ufeff]|\s$/;

function field(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText({ name, type }: Column, notes: Notes): (value: Value) => string {
  const text = textOf(type);
  switch (type) {
    case 'bool':
      return (value) => (value === null ? '' : String(value));
    case 'string':
      // A vector holds values of its own type.
      return (value) => field(notes.text(name, value as string));
    case 'dynamic':
      return (value) => {
        if (value === null) return '';
        notes.json(name, value as Dynamic);
        return field(dynamicText(value as Dynamic));
      };
    default:
      return (value) => (value === null ? '' : field(text(value)));
  }
}

/** The text that reads back as the value. */
function dynamicText(value: Dynamic): string {
  const text = value instanceof DynamicScalar ? formatScalar(value) : value;
  if (typeof text !== 'string') return formatDynamic(value);
  return parseDynamic(text) === text && !hasHalfPairs(text) ? text : formatDynamic(text);
}
