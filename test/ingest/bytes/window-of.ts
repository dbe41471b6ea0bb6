import { Window, type WindowMemory } from '../../../src/ingest/bytes/window.js';

/** A window on a text that comes in pieces of `size` bytes. */
export function windowOf(text: string, size: number, memory?: WindowMemory): Window {
  const bytes = Buffer.from(text);
  return new Window(
    (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
    memory,
  );
}
