import type { QueryWorkload, SqlPeer } from '../workload.js';

/** A column that is searched, and what is looked for in it. */
const searches: readonly (readonly [column: string, texts: readonly string[]])[] = [
  [
    'InitiatingProcessCommandLine',
    [
      '-enc',
      'downloadstring',
      'invoke-webrequest',
      'frombase64',
      '-nop',
      'hidden',
      'bypass',
      'certutil',
      'bitsadmin',
      'mshta',
      'regsvr32',
      'rundll32',
      'wscript',
      'schtasks',
      'vssadmin',
      'psexec',
      'mimikatz',
      'whoami',
      'net user',
      'nltest',
      '/transfer',
      'curl',
      'ftp',
      'tunnel',
      'proxy',
    ],
  ],
  [
    'RemoteUrl',
    [
      'pastebin',
      'raw.',
      'ngrok',
      'discord',
      'telegram',
      '.xyz',
      '.top',
      '.onion',
      'distantdesktop',
      'signalserver',
      'anydesk',
      'teamviewer',
      'mega',
      'transfer',
      'dropbox',
      'powershellgallery',
      'cdn',
      'api.',
      'update',
      'shop',
      'login',
      'mail',
      'storage',
      'blob',
      'example',
    ],
  ],
  [
    'InitiatingProcessFileName',
    [
      'powershell',
      'cmd',
      'wscript',
      'cscript',
      'mshta',
      'rundll32',
      'regsvr32',
      'certutil',
      'bitsadmin',
      'msbuild',
      'installutil',
      'winword',
      'excel',
      'outlook',
      'svchost',
      'lsass',
      'explorer',
      'chrome',
      'msedge',
      'firefox',
      'teams',
      'onedrive',
      'python',
      'java',
      'node',
    ],
  ],
  [
    'InitiatingProcessFolderPath',
    [
      'temp',
      'appdata',
      'downloads',
      'public',
      'programdata',
      'system32',
      'syswow64',
      'windowspowershell',
      'perflogs',
      'recycle',
      'users',
      'startup',
      'tasks',
      'spool',
      'fonts',
      'debug',
      'desktop',
      'documents',
      'program files',
      'x86',
      'microsoft',
      'google',
      'mozilla',
      'oracle',
      'adobe',
    ],
  ],
]; // prettier-ignore

interface Rule {
  readonly name: string;
  readonly column: string;
  readonly text: string;
}

const rules: readonly Rule[] = searches.flatMap(([column, texts]) =>
  texts.map((text) => ({ name: `${column} ${text}`, column, text })),
);

const contains: Readonly<Record<SqlPeer, (rule: Rule) => string>> = {
  duckdb: ({ column, text }) => `contains(lower(${column}), '${text}')`,
  clickhouse: ({ column, text }) => `lower(${column}) LIKE '%${text}%'`,
  sqlite: ({ column, text }) => `${column} LIKE '%${text}%'`,
};

const sql = (peer: SqlPeer): string[] =>
  rules.map(
    (rule) => `
      SELECT '${rule.name}', DeviceName, count(*), max(Timestamp)
      FROM DeviceNetworkEvents
      WHERE ActionType = 'ConnectionSuccess' AND ${contains[peer](rule)}
      GROUP BY DeviceName`,
  );

/** A hundred rules over one table: a search for a text, summed up by device. */
export const hundredRules: QueryWorkload = {
  kind: 'query',
  name: 'hundred-rules',
  kql: rules.map(
    ({ name, column, text }) => `
      DeviceNetworkEvents
      | where ActionType == 'ConnectionSuccess' and ${column} contains '${text}'
      | summarize Count = count(), LastSeen = max(Timestamp) by DeviceName
      | project Rule = '${name}', DeviceName, Count, LastSeen`,
  ),
  sql: { duckdb: sql('duckdb'), clickhouse: sql('clickhouse'), sqlite: sql('sqlite') },
  answer: ['text', 'text', 'number', 'time'],
};
