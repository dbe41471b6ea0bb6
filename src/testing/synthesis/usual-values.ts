// Values for what no condition speaks of: such as the column might hold, and other ones in other events.

import type { Column, Value } from '../../engine/values/types.js';

const MINUTE = 600_000_000n;

/** How long before the clock an event is that no condition dates. */
const AGE = 10n * MINUTE;

const TEXTS: readonly (readonly [RegExp, (event: number) => string])[] = [
  [/ip(?:addr(?:ess)?)?$|^ip|ipv?4?$/i, (event) => `203.0.113.${event}`],
  [/deviceid|machineid/i, (event) => `${event}`.padStart(40, '0')],
  [/device|computer|host|machine|workstation/i, (event) => `ws-${event}`],
  [/upn|userprincipal|email|mail|sender|recipient|initiator|caller/i, (event) => `user${event}@example.com`],
  [/account|user|actor|identity|name$/i, (event) => `user${event}`],
  [/url|domain|fqdn/i, (event) => `host${event}.example.com`],
  [/sha256/i, (event) => `${event}`.padStart(64, '0')],
  [/sha1|thumbprint/i, (event) => `${event}`.padStart(40, '0')],
  [/md5/i, (event) => `${event}`.padStart(32, '0')],
  [/id$/i, (event) => `00000000-0000-0000-0000-${`${event}`.padStart(12, '0')}`],
  [/filename|process/i, (event) => `file${event}.exe`],
  [/path|folder/i, (event) => `C:\\Temp\\file${event}.exe`],
];

/** @param event its number, from 1 */
export function usualValue({ name, type }: Column, event: number, now: bigint): Value {
  switch (type) {
    case 'string':
      return (TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? ((number) => `value${number}`))(event);
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
      return `00000000-0000-0000-0000-${`${event}`.padStart(12, '0')}`;
    default:
      return null;
  }
}
