import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userAgentsAreCurrent } from '../../../scripts/user-agents.js';
import { onText, onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

describe('parse_url', () => {
  const parts =
    'strcat_delim("|", u.Scheme, u.Username, u.Password, u.Host, u.Port, u.Path, u["Query Parameters"], u.Fragment)';
  const parse = (url: string) =>
    runQuery(`T | extend u = parse_url(s) | project ${parts}`, { T: { columns: { s: 'string' }, rows: [[url]] } })
      .rows[0]?.[0];

  it.each([
    ['https://www.example.com', 'https|||www.example.com|||{}|'],
    ['http://h:8080', 'http|||h|8080||{}|'],
    ['https://h/a/b.txt?x=1&y=a%20b#top', 'https|||h||/a/b.txt|{"x":"1","y":"a%20b"}|top'],
    ['https://h?z=1&a=2', 'https|||h|||{"a":"2","z":"1"}|'],
    ['https://h#f?x=1', 'https|||h|||{}|f?x=1'],
    ['https://h/p?x=1&x=2&y&=3&z=a=b', 'https|||h||/p|{"x":["1","2"],"z":"a=b"}|'],
    ['https://h/p?x=&y=1', 'https|||h||/p|{"y":"1"}|'],
    ['https://h/', 'https|||h|||{}|'],
    ['https://h/?x=1', 'https|||h||/|{"x":"1"}|'],
    ['https://h/#', 'https|||h||/|{}|'],
    ['ftp://me:secret@h/x', 'ftp|me|secret|h||/x|{}|'],
    ['https://john.doe@www.example.com:123/q', 'https|||john.doe@www.example.com|123|/q|{}|'],
    ['ldap://[2001:db8::7]/c=GB?objectClass?one', 'ldap|||[2001:db8::7]||/c=GB|{}|'],
    ['file:///C:/x', 'file|||||/C:/x|{}|'],
    ['mailto:a@b.example', '||||||{}|'],
    ['www.example.com/a?x=1', '||||||{}|'],
    ['://x', '||||||{}|'],
    ['', '||||||{}|'],
  ])('%s is %s', (url, expected) => {
    expect(parse(url)).toBe(expected);
  });

  it('gives its query as parse_urlquery does', () => {
    expect(onText('parse_urlquery(s)', 'b=2&a=1&a=3&c')).toEqual({ 'Query Parameters': { a: ['1', '3'], b: '2' } });
    expect(onText('parse_urlquery(s)', '')).toEqual({ 'Query Parameters': {} });
  });
});

describe('parse_path', () => {
  const keys = [
    'Scheme',
    'RootPath',
    'DirectoryPath',
    'DirectoryName',
    'Filename',
    'Extension',
    'AlternateDataStreamName',
  ];

  it.each([
    ['C:\\temp\\file.txt', ['', 'C:', 'C:\\temp', 'temp', 'file.txt', 'txt', '']],
    ['temp\\file.txt', ['', '', 'temp', 'temp', 'file.txt', 'txt', '']],
    ['/usr/lib/temp/file.txt', ['', '', '/usr/lib/temp', 'temp', 'file.txt', 'txt', '']],
    ['\\\\?\\C:\\a\\b.exe', ['', 'C:', '\\\\?\\C:\\a', 'a', 'b.exe', 'exe', '']],
    ['C:\\a.exe', ['', 'C:', 'C:', '', 'a.exe', 'exe', '']],
    ['C:\\dir\\', ['', 'C:', 'C:\\dir', 'dir', '', '', '']],
    ['C:\\a.b\\noextension', ['', 'C:', 'C:\\a.b', 'a.b', 'noextension', '', '']],
    ['C:a.exe', ['', 'C:', '', '', 'a.exe', 'exe', '']],
    ['a.exe:b.exe:$DATA', ['', '', '', '', 'a.exe', 'exe', 'b.exe:$DATA']],
    ['file:///D:/x/y.tar.gz', ['file', 'D:', 'D:/x', 'x', 'y.tar.gz', 'gz', '']],
    ['https://host/a/b.html', ['https', '', 'host/a', 'a', 'b.html', 'html', '']],
    ['', ['', '', '', '', '', '', '']],
  ])('%s', (path, expected) => {
    expect(onText('parse_path(s)', path)).toEqual(Object.fromEntries(keys.map((key, i) => [key, expected[i]])));
  });
});

describe('parse_command_line', () => {
  const parse = (commandLine: string) => onText('parse_command_line(s, "windows")', commandLine);

  it.each([
    ['a.exe b  c\td', ['a.exe', 'b', 'c', 'd']],
    ['"C:\\Program Files\\a.exe" -x', ['C:\\Program Files\\a.exe', '-x']],
    ['"a\\" b', ['a\\', 'b']],
    ['a "b c" d', ['a', 'b c', 'd']],
    ['a b"c d"e', ['a', 'bc de']],
    ['a ""', ['a', '']],
    ['a \\"b', ['a', '"b']],
    ['a "b \\" c"', ['a', 'b " c']],
    ['a "b\\\\" c', ['a', 'b\\', 'c']],
    ['a b\\\\c \\\\srv\\x', ['a', 'b\\\\c', '\\\\srv\\x']],
    ['a "b""c" d', ['a', 'b"c d']],
    ['a "b"""c d', ['a', 'b"c d']],
    ['a "open', ['a', 'open']],
    [' a', ['', 'a']],
    ['"a"b', ['a', 'b']],
    ['   ', ['']],
  ])('%s is %j', (commandLine, expected) => {
    expect(parse(commandLine)).toEqual(expected);
  });

  it('gives back arguments that are quoted by the rules', () => {
    const quote = (text: string) =>
      `"${text.replace(/(\\*)("|$)/g, (_, slashes: string, mark: string) => slashes + slashes + (mark === '' ? '' : '\\"'))}"`;
    const argument = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\t', 'é') });
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 5 }), (args) => {
        expect(parse(['cmd', ...args.map(quote)].join(' '))).toEqual(['cmd', ...args]);
      }),
      { numRuns: 200 },
    );
  });

  it('is null for nothing, and refuses other parsers', () => {
    expect(parse('')).toBeNull();
    expect(() => onText('parse_command_line(s, "unix")', 'a')).toThrow(
      "'parse_command_line' has the parser 'windows', and not 'unix'",
    );
  });
});

describe('parse_csv', () => {
  it.each([
    ['', ['']],
    [',', ['', '']],
    ['a, b ,c', ['a', ' b ', 'c']],
    ['"a""b",c', ['a"b', 'c']],
    ['"a,b"c,d', ['a,bc', 'd']],
    ['a"b"c', ['a"b"c']],
    ['"line\nbreak",x\r\nsecond', ['line\nbreak', 'x']],
    ['"open,x', ['open,x']],
    ['""', ['']],
  ])('%j is %j', (text, expected) => {
    expect(onText('parse_csv(s)', text)).toEqual(expected);
  });

  it('reads what is quoted', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ') });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        const text = fields.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
        expect(onText('parse_csv(s)', text)).toEqual(fields);
      }),
      { numRuns: 100 },
    );
  });
});

describe('parse_xml', () => {
  it.each([
    ['<e/>', { e: null }],
    ['<e></e>', { e: null }],
    ['<e> </e>', { e: null }],
    ['<e>text</e>', { e: 'text' }],
    ['<e>118.0</e>', { e: '118.0' }],
    ['<e name="value" />', { e: { '@name': 'value' } }],
    ['<e a=\'1\' b="x > y">t</e>', { e: { '@a': '1', '@b': 'x > y', '#text': 't' } }],
    ['<e><a/><a>1</a><b/><a x="2"/></e>', { e: { a: [null, '1', { '@x': '2' }], b: null } }],
    ['<e>one<a/>two</e>', { e: { '#text': ['one', 'two'], a: null } }],
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE e [<!ENTITY x "y">]>\n<!-- c --><e>a<!-- <b> -->b</e>',
      { e: { '#text': ['a', 'b'] } },
    ],
    ['<e><![CDATA[<not> & read]]></e>', { e: { '#text': '<not> & read' } }],
    ['<e>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&nbsp;&</e>', { e: '<&>"\'A😀&nbsp;&' }],
    ['<a:e xmlns:a="u"><a:b/></a:e>', { 'a:e': { '@xmlns:a': 'u', 'a:b': null } }],
    ['<a>1</a><b/><a>2</a>', { a: ['1', '2'], b: null }],
    ['\ufeff<e/>\n', { e: null }],
    ['<e>&#1114112;</e>', { e: '&#1114112;' }],
  ])('%s', (xml, expected) => {
    expect(onText('parse_xml(s)', xml)).toEqual(expected);
  });

  it.each([
    '',
    'text',
    '<e>',
    '</e>',
    '<e></f>',
    '<e/>text',
    'text<e/>',
    '<e a=1/>',
    '<e a/>',
    '<e',
    '<e><!-- </e>',
    '< e/>',
    '<!-- only -->',
    '<e><f></e></f>',
  ])('%j is no XML', (xml) => {
    expect(onText('parse_xml(s)', xml)).toBeNull();
  });

  it('reads events as Windows writes them', () => {
    const xml =
      '<EventData xmlns="u"><Data Name="User">bob</Data><Data Name="Port">4444</Data><Data Name="Empty"></Data></EventData>';
    expect(onText('parse_xml(s).EventData.Data', xml)).toEqual([
      { '@Name': 'User', '#text': 'bob' },
      { '@Name': 'Port', '#text': '4444' },
      { '@Name': 'Empty' },
    ]);
  });

  it('neither overflows nor takes long', () => {
    const deep = 400_000;
    expect(onText('parse_xml(s)', '<a>'.repeat(1001) + '</a>'.repeat(1001))).toBeNull();
    expect(onText('isnull(parse_xml(s))', `${'<a>'.repeat(deep / 10)}`)).toBe(true);
    const wide = `<e>${'<a/>'.repeat(200_000)}</e>`;
    expect(
      runQuery('T | project array_length(parse_xml(s).e.a)', { T: { columns: { s: 'string' }, rows: [[wide]] } }).rows,
    ).toEqual([[200_000]]);
    expect(onText('isnull(parse_xml(s))', `<e>${'x'.repeat(2 ** 20)}</e>`)).toBe(true);
  });
});

describe('parse_user_agent', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.109 Safari/537.36';

  it('tells all three where nothing is asked for', () => {
    expect(onText('parse_user_agent(s)', chrome)).toEqual({
      Browser: { Family: 'Chrome', MajorVersion: '120', MinorVersion: '0', Patch: '6099' },
      OperatingSystem: { Family: 'Windows', MajorVersion: '10', MinorVersion: '', Patch: '', PatchMinor: '' },
      Device: { Family: 'Other', Brand: '', Model: '' },
    });
  });

  it.each([
    ['parse_user_agent(s, "os").OperatingSystem.Family', 'Windows'],
    ['parse_user_agent(s, dynamic("browser")).Browser.Family', 'Chrome'],
    ['array_length(bag_keys(parse_user_agent(s, dynamic(["device", "os"]))))', 2],
    ['parse_user_agent(s, "nothing")', {}],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, chrome)).toEqual(expected);
  });

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
      'Mobile Safari',
      'iOS',
      'iPhone',
    ],
    ['curl/8.4.0', 'curl', 'Other', 'Other'],
    ['python-requests/2.31.0', 'Python Requests', 'Other', 'Other'],
    ['', 'Other', 'Other', 'Other'],
    ['$1 \\ (', 'Other', 'Other', 'Other'],
  ])('%s', (userAgent, browser, os, device) => {
    const families = 'strcat_delim("|", p.Browser.Family, p.OperatingSystem.Family, p.Device.Family)';
    const tables = { T: { columns: { s: 'string' }, rows: [[userAgent]] } } as const;
    expect(runQuery(`T | extend p = parse_user_agent(s) | project ${families}`, tables).rows).toEqual([
      [[browser, os, device].join('|')],
    ]);
  });

  it('has the patterns of the installed uap-core', () => {
    expect(userAgentsAreCurrent()).toBe(true);
  });
});

describe('parse_version', () => {
  it.each([
    ['1.0', '1000000000000000000000000'],
    ['99999999.99999999.99999999.99999999', '99999999999999999999999999999999'],
    ['01.2', '1000000020000000000000000'],
    ['100000000', null],
    ['1.2.3.4.5', null],
    ['1..2', null],
    ['', null],
    ['v1', null],
    ['-1', null],
  ])('%s is %j', (version, expected) => {
    expect(onText('parse_version(s)', version)).toBe(expected);
  });

  it('orders versions', () => {
    expect(onText('parse_version(s) < parse_version("1.10")', '1.9.9')).toBe(true);
  });
});

describe('extract_json', () => {
  const json = '{"a":{"b c":[10,{"d":true}]},"n":1.50,"s":"x","z":null,"$ref":1}';

  it.each([
    ['extract_json("$.a[\'b c\'][0]", s)', '10'],
    ["extract_json(\"$['a'].['b c'][1].d\", s)", 'true'],
    ['extract_json("$.a", s)', '{"b c":[10,{"d":true}]}'],
    ['extract_json("$n", s)', '1.5'],
    ['extract_json("$.z", s)', ''],
    ['extract_json("$.s.t", s)', ''],
    ['extract_json("$.a[0]", s)', ''],
    ['extract_json("$.$ref", s, typeof(long))', 1],
    ['extract_json("$.s", s, typeof(long))', null],
    ['extract_json("$", s, typeof(dynamic)).n', 1.5],
    ['extractjson("$.n", s, typeof(real))', 1.5],
    ['extract_json("$.a", "no json", typeof(string))', ''],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, json)).toEqual(expected);
  });

  it.each(['a', '$.', '$[x]', '$.a[', '', '$..a', '$.a[*]'])('%j is no path', (path) => {
    expect(() => onTexts(`extract_json("${path}", s)`, ['{}'])).toThrow(`'${path}' is no JSON path`);
  });
});
