// All formats, the most particular first: the first that recognises a file reads it.

import { csv } from './csv.js';
import { defenderStreaming } from './defender-streaming.js';
import type { Format, Head } from './format.js';
import { jsonLines } from './json-lines.js';

export const FORMATS: readonly Format[] = [defenderStreaming, jsonLines, csv];

export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}

export function recognisedFormat(head: Head): Format | undefined {
  return FORMATS.find((format) => format.recognises(head));
}
