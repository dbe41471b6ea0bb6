import { defineScalar, overload } from '../define.js';
import { domainFromPunycode } from './_punycode.js';

export default defineScalar({
  name: 'punycode_domain_from_string',
  summary: 'A domain name with what is punycode in it decoded; empty where it cannot be decoded.',
  source: 'https://learn.microsoft.com/kusto/query/punycode-domain-from-string-function',
  overloads: [overload(['string: string'], 'string', domainFromPunycode)],
  examples: [
    {
      kql: 'print punycode_domain_from_string("xn--Ry-lja8c.xn--Jng-uta63a.xn--Bng-9ka.com")',
      result: 'Rúyì.Jīngū.Bàng.com',
      verified: 'engine',
    },
  ],
});
