// Values for what no condition speaks of: such as the column might hold, and other ones in other events.

import type { Column, Value } from '../../engine/values/types.js';
import { type TextKind, textKindOf } from '../arbitraries/text-kinds.js';

const MINUTE = 600_000_000n;

/** How long before the clock an event is that no condition dates. */
const AGE = 10n * MINUTE;

const padded = (event: number, length: number) => `${event}`.padStart(length, '0');

const TEXTS: Readonly<Record<TextKind, (event: number) => string>> = {
  address: (event) => `203.0.113.${event}`,
  'device id': (event) => padded(event, 40),
  device: (event) => `ws-${event}`,
  mail: (event) => `user${event}@example.com`,
  'security id': (event) => `S-1-5-21-1-1-1-${1000 + event}`,
  'command line': (event) => `file${event}.exe`,
  'registry key': (event) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Key${event}`,
  account: (event) => `user${event}`,
  url: (event) => `host${event}.example.com`,
  sha256: (event) => padded(event, 64),
  sha1: (event) => padded(event, 40),
  md5: (event) => padded(event, 32),
  guid: (event) => `00000000-0000-0000-0000-${padded(event, 12)}`,
  file: (event) => `file${event}.exe`,
  path: (event) => `C:\\Temp\\file${event}.exe`,
  action: (event) => `value${event}`,
  word: (event) => `value${event}`,
};

/** @param event its number, from 1 */
export function usualValue({ name, type }: Column, event: number, now: bigint): Value {
  switch (type) {
    case 'string':
      return TEXTS[textKindOf(name)](event);
    case 'datetime':
      return now - AGE;
    case 'timespan':
      return MINUTE;
    case 'long':
      return BigInt(event);
    case 'int':
      return event;
    case 'real':
      return event;
    case 'bool':
      return true;
    case 'guid':
      return TEXTS.guid(event);
    default:
      return null;
  }
}
