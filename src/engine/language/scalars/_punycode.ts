import punycode from 'punycode/punycode.js';

/** Labels of a domain are separated by a full stop, or one of those that IDNA takes for one. */
const FULL_STOP = /[.\u3002\uff0e\uff61]/;
const PREFIX = 'xn--';
const NOT_ASCII = /[^\0-\x7f]/;

/** The punycode of a text; empty where it cannot be encoded. */
export function toPunycode(text: string): string {
  return emptyOnFailure(() => punycode.encode(text));
}

/** The text of punycode; empty where it is none. */
export function fromPunycode(encoded: string): string {
  return emptyOnFailure(() => punycode.decode(encoded));
}

/** A domain name with its labels in punycode where they need it; empty where that cannot be. */
export function domainToPunycode(domain: string): string {
  return mapLabels(domain, (label) => (NOT_ASCII.test(label) ? PREFIX + punycode.encode(label) : label));
}

/** A domain name with its labels in Unicode; empty where one is no punycode. */
export function domainFromPunycode(domain: string): string {
  return mapLabels(domain, (label) => {
    const isEncoded = label.toLowerCase().startsWith(PREFIX);
    return isEncoded ? punycode.decode(label.slice(PREFIX.length)) : label;
  });
}

function mapLabels(domain: string, convert: (label: string) => string): string {
  return emptyOnFailure(() => domain.split(FULL_STOP).map(convert).join('.'));
}

function emptyOnFailure(convert: () => string): string {
  try {
    return convert();
  } catch {
    return '';
  }
}
