// Texts as the columns of events hold them, from few enough values that events have some in common.

import fc from 'fast-check';
import type { TextKind } from './text-kinds.js';

const digits = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''));

/** Some hashes that several events have, and any other one. */
const hash = (length: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', '1f', '0').map((part) => part.repeat(length).slice(0, length)) },
    { weight: 1, arbitrary: digits(length) },
    { weight: 1, arbitrary: digits(length).map((text) => text.toUpperCase()) },
  );

const host = fc.constantFrom('example.com', 'www.example.org', 'intranet', 'cdn.xn--bcher-kva.example', '203.0.113.7');
const file = fc.constantFrom(
  'powershell.exe',
  'cmd.exe',
  'RUNDLL32.EXE',
  'svchost.exe',
  'winword.exe',
  'bash',
  'Setup (1).exe',
  'report.docx',
  'payload.ps1',
);
const folder = fc.constantFrom(
  'C:\\Windows\\System32\\',
  'C:\\Program Files\\Tool\\',
  'C:\\Users\\ann\\AppData\\Local\\Temp\\',
  '\\\\srv-file-01\\share\\',
  '/usr/bin/',
  '/tmp/',
);
const path = fc.tuple(folder, file).map((parts) => parts.join(''));
const argument = fc.constantFrom(
  '-enc SQBFAFgA',
  '-NoProfile',
  '/c whoami',
  '"C:\\a b\\c.txt"',
  'https://example.com/a?b=c#d',
  '--password=x',
  '> NUL',
);

const TEXTS: Readonly<Record<TextKind, fc.Arbitrary<string>>> = {
  address: fc.oneof(
    fc.nat(3).map((last) => `10.20.0.${last}`),
    fc.nat(3).map((last) => `203.0.113.${last}`),
    fc.ipV4(),
    fc.constantFrom(
      '127.0.0.1',
      '169.254.1.1',
      '::1',
      '2001:db8::7',
      'fe80::1%12',
      '::ffff:10.20.0.1',
      '10.20.0.1:443',
    ),
  ),
  'device id': fc.oneof(hash(40), fc.constantFrom('d1', 'D1', 'd2')),
  device: fc.constantFrom('ws-1', 'WS-1', 'ws-2', 'srv-web-07.corp.example', 'lt-fin-11.corp.example'),
  mail: fc.constantFrom('ann@example.com', 'Ann@Example.com', 'bob.b@example.com', 'svc+x@example.org', 'ann'),
  'security id': fc.oneof(
    fc.constantFrom('S-1-5-18', 'S-1-0-0'),
    fc.integer({ min: 500, max: 503 }).map((last) => `S-1-5-21-1004336348-1177238915-682003330-${last}`),
  ),
  'command line': fc
    .tuple(fc.oneof(file, path), fc.array(argument, { maxLength: 3 }))
    .map(([program, rest]) => [program, ...rest].join(' ')),
  'registry key': fc.constantFrom(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
    'HKEY_CURRENT_USER\\Software\\Example',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tool',
  ),
  account: fc.constantFrom('ann', 'ANN', 'bob', 'CORP\\ann', 'system', 'svc-backup', 'ws-1$', 'Ann Müller'),
  url: fc.oneof(
    host,
    fc
      .tuple(fc.constantFrom('http', 'https', 'ftp'), host, fc.constantFrom('', '/', ':8443/a/b.exe', '/a?b=c&d=%20#e'))
      .map(([scheme, name, rest]) => `${scheme}://${name}${rest}`),
  ),
  sha256: hash(64),
  sha1: hash(40),
  md5: hash(32),
  guid: fc.oneof(
    fc.nat(3).map((last) => `00000000-0000-0000-0000-00000000000${last}`),
    fc.uuid(),
  ),
  file,
  path,
  action: fc.constantFrom(
    'LogonFailed',
    'LogonSuccess',
    'ProcessCreated',
    'ConnectionSuccess',
    'FileCreated',
    'Update',
  ),
  word: fc.constantFrom('Success', 'Failure', '0', '50126', 'High', 'Windows10', 'a b', 'value', 'true'),
};

export const textsOf = (kind: TextKind): fc.Arbitrary<string> => TEXTS[kind];
