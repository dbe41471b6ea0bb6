// A look at the beginning of a file of JSON.

import type { Head } from './format.js';

type JsonObject = Readonly<Record<string, unknown>>;

const LINES = 20;

/** The first objects of a file that has one a line; lines that are none are passed over. */
export function firstObjects({ text, complete }: Head): JsonObject[] {
  const lines = text.split('\n', LINES + 1);
  if (!complete && lines.length <= LINES) lines.pop();
  return lines.map((line) => parsedObject(line.trim())).filter((object) => object !== undefined);
}

/** Whether an object begins in the first line and does not end in what there is of the file. */
export function beginsLongObject({ text, complete }: Head): boolean {
  return !complete && !text.trimStart().includes('\n') && /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text);
}

function parsedObject(text: string): JsonObject | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    // An object of JSON has members of any type.
    return JSON.parse(text) as JsonObject;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
