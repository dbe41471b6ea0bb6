// JSON text without the blanks between its tokens; nothing else of it changes.

import { isBlank } from '../bytes/json-scanner.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** @param json valid JSON */
export function compactJson(json: Buffer): Buffer {
  const compact = Buffer.allocUnsafe(json.length);
  let length = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number;
    if (!quoted && isBlank(byte)) continue;
    compact[length++] = byte;
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted && byte === BACKSLASH) compact[length++] = json[++at] as number;
  }
  return compact.subarray(0, length);
}
