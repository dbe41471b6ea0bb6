import { parseGuid } from '../../values/guid.js';
import { defineScalar, overload } from '../define.js';

const LEADING = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})/i;

/** The guid that stands at the beginning of a text, with each of its dashes or without; what follows does not count. */
function leadingGuid(text: string): string | null {
  return LEADING.exec(text)?.slice(1).join('-').toLowerCase() ?? null;
}

export default defineScalar({
  name: 'toguid',
  summary: 'The guid that a text begins with, with dashes or without; null where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/toguid-function',
  naming: 'argument',
  overloads: [overload(['value: string|dynamic as string'], 'guid', (text) => parseGuid(text) ?? leadingGuid(text))],
  examples: [
    { kql: 'print toguid("0123456789abcdef0123456789abcdef")', result: '01234567-89ab-cdef-0123-456789abcdef' },
    { kql: 'print toguid("0123456789ab-cdef-0123-456789abcdef")', result: '01234567-89ab-cdef-0123-456789abcdef' },
    { kql: 'print toguid("a string that is not a guid")', result: null },
  ],
});
