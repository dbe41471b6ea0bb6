// JSON lines: an object a row, with every column in it. Longs are numbers with all their digits; times, timespans, guids
// and decimals are text, and so are NaN and the infinities.
// https://jsonlines.org

import type { Dynamic } from '../engine/values/dynamic.js';
import { formatDynamic, parseDynamic } from '../engine/values/json.js';
import { textOf } from '../engine/values/text.js';
import type { Column, Value } from '../engine/values/types.js';
import type { TextFormat } from './format.js';
import { hasHalfPairs, type Notes } from './notes.js';
import { textsOf } from './texts.js';

export const jsonl: TextFormat = {
  kind: 'text',
  name: 'jsonl',
  title: 'JSON lines, an object a row',
  endings: ['jsonl', 'ndjson'],

  header: () => '',

  rows(batch, columns, notes) {
    const members = columns.map((column) => {
      const json = textsOf(batch.column(column.name), jsonText(column, notes));
      const key = JSON.stringify(column.name);
      return (row: number) => `${key}:${json(row)}`;
    });
    return (row) => `{${members.map((member) => member(row)).join(',')}}\n`;
  },
};

function jsonText({ name, type }: Column, notes: Notes): (value: Value) => string {
  const json = nonNullJson(name, type, notes);
  return (value) => (value === null ? 'null' : json(value));
}

function nonNullJson(name: string, type: Column['type'], notes: Notes): (value: Value) => string {
  const text = textOf(type);
  switch (type) {
    case 'bool':
    case 'int':
    case 'long':
      return String;
    case 'real':
      // A real has a form as a dynamic, text where JSON has none.
      return (value) => formatDynamic(value as number);
    case 'dynamic':
      return (value) => {
        notes.json(name, value as Dynamic);
        if (typeof value === 'string') noteString(name, value, notes);
        return formatDynamic(value as Dynamic);
      };
    default:
      return (value) => {
        const written = text(value);
        noteHalfPairs(name, written, notes);
        return JSON.stringify(written);
      };
  }
}

function noteHalfPairs(column: string, text: string, notes: Notes): void {
  if (hasHalfPairs(text)) notes.add(column, 'halves of surrogate pairs are escapes, which most readers make U+FFFD');
}

/** Ingest takes strings for what services put into them. */
function noteString(column: string, text: string, notes: Notes): void {
  noteHalfPairs(column, text, notes);
  if (text === '') notes.add(column, 'empty strings in dynamic values are taken in as null again');
  else if (/^\s*[[{]/.test(text) && parseDynamic(text) !== text) {
    notes.add(column, 'strings in dynamic values that are JSON are taken in as what they say again');
  }
}
