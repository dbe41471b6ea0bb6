import { defineScalar, overload } from '../define.js';
import { domainToPunycode } from './_punycode.js';

export default defineScalar({
  name: 'punycode_domain_to_string',
  summary: 'A domain name with the parts that are not ASCII in punycode.',
  source: 'https://learn.microsoft.com/kusto/query/punycode-domain-to-string-function',
  overloads: [overload(['string: string'], 'string', domainToPunycode)],
  examples: [
    {
      kql: 'print punycode_domain_to_string("Riðill｡Skáldskaparmál｡org")',
      result: 'xn--Riill-jta.xn--Skldskaparml-dbbj.org',
    },
  ],
});
