// What the name of a column says of the texts in it.

export type TextKind =
  | 'address'
  | 'device id'
  | 'device'
  | 'mail'
  | 'security id'
  | 'command line'
  | 'registry key'
  | 'account'
  | 'url'
  | 'sha256'
  | 'sha1'
  | 'md5'
  | 'guid'
  | 'file'
  | 'path'
  | 'action'
  | 'word';

/** The first one that fits counts. */
const KINDS: readonly (readonly [TextKind, RegExp])[] = [
  ['address', /ip(?:addr(?:ess)?)?$|^ip|ipv?4?$/i],
  ['device id', /deviceid|machineid/i],
  ['device', /device|computer|host|machine|workstation/i],
  ['mail', /upn|userprincipal|email|mail|sender|recipient|initiator|caller/i],
  ['security id', /sid$/i],
  ['command line', /command/i],
  ['registry key', /registry.*key/i],
  ['account', /account|user|actor|identity/i],
  ['file', /file_?name|process(?:name)?$/i],
  ['account', /name$/i],
  ['url', /url|domain|fqdn/i],
  ['sha256', /sha256/i],
  ['sha1', /sha1|thumbprint/i],
  ['md5', /md5/i],
  ['guid', /id$/i],
  ['path', /path|folder/i],
  ['action', /action|operation|activity/i],
];

export function textKindOf(column: string): TextKind {
  return KINDS.find(([, pattern]) => pattern.test(column))?.[0] ?? 'word';
}
