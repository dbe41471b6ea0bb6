import { defineInfix } from '../define.js';
import { regexOf } from './_pattern.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'matches regex',
  summary: 'Whether the regular expression on the right matches anywhere in the left text.',
  source: 'https://learn.microsoft.com/kusto/query/matches-regex-operator',
  overloads: textOverloads((pattern) => {
    const regex = regexOf(pattern);
    return (text) => regex.test(text);
  }, false),
  examples: [
    { kql: 'print "a1b2c3" matches regex @"[a-z][0-9]"', result: true, verified: 'engine' },
    { kql: 'print "KANSAS" matches regex "k.*S"', result: false, verified: 'reasoned' },
  ],
});
