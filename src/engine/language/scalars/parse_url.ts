import type { Dynamic } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { queryParameters } from './_url.js';

const ABSOLUTE = /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const WITH_PASSWORD = /^([^:@]*):([^@]*)@(.*)$/s;
/** The colons of an IPv6 address stand within brackets. */
const WITH_PORT = /^(\[[^\]]*\]|(?!\[).*):(.*)$/s;

function parseUrl(url: string): Dynamic {
  const [, scheme = '', authority = '', path = '', query, fragment] = ABSOLUTE.exec(url) ?? [];
  const isBare = path === '/' && query === undefined && fragment === undefined;
  const [, username = '', password = '', location = authority] = WITH_PASSWORD.exec(authority) ?? [];
  const [, host = location, port = ''] = WITH_PORT.exec(location) ?? [];
  return new Map<string, Dynamic>([
    ['Scheme', scheme],
    ['Host', host],
    ['Port', port],
    ['Path', isBare ? '' : path],
    ['Username', username],
    ['Password', password],
    ['Query Parameters', queryParameters(query ?? '')],
    ['Fragment', fragment ?? ''],
  ]);
}

export default defineScalar({
  name: 'parse_url',
  aliases: ['parseurl'],
  summary: 'The parts of an absolute URL as a bag; all are empty where the text has no `scheme://`.',
  source: 'https://learn.microsoft.com/kusto/query/parse-url-function',
  note: 'as in the service, a user name without password stays part of the host, a port is what follows the last colon, and a slash that nothing follows is no path',
  overloads: [overload(['url: string'], 'dynamic', parseUrl)],
  examples: [
    {
      kql: 'print parse_url("scheme://username:password@host:1234/this/is/a/path?k1=v1&k2=v2#fragment")',
      result: {
        Scheme: 'scheme',
        Host: 'host',
        Port: '1234',
        Path: '/this/is/a/path',
        Username: 'username',
        Password: 'password',
        'Query Parameters': { k1: 'v1', k2: 'v2' },
        Fragment: 'fragment',
      },
      verified: 'engine',
    },
    { kql: 'print tostring(parse_url("www.bing.com/search").Host)', result: '', verified: 'reasoned' },
  ],
});
