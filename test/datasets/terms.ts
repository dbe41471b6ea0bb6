import type { DeviceNetworkEvent } from '../../datasets/device-network-event.js';

/** Kusto's `has`, letter by letter: the phrase occurs, in any case, and neither a letter nor a digit goes on at either end of it. */
export function has(text: string | null, phrase: string): boolean {
  const letters = [...(text ?? '').toLowerCase()];
  const wanted = [...phrase.toLowerCase()];
  for (let start = 0; start + wanted.length <= letters.length; start++) {
    const occurs = wanted.every((letter, index) => letters[start + index] === letter);
    if (occurs && !isTermLetter(letters[start - 1]) && !isTermLetter(letters[start + wanted.length])) return true;
  }
  return false;
}

const isTermLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** The bundled rule's condition but for the time. */
export function usesDistantDesktop(event: DeviceNetworkEvent): boolean {
  return (
    (has(event.RemoteUrl, 'distantdesktop.com') || has(event.RemoteUrl, 'signalserver.xyz')) &&
    has(event.InitiatingProcessVersionInfoCompanyName, 'Distant Software') &&
    has(event.InitiatingProcessVersionInfoProductName, 'Distant Desktop')
  );
}

/** The same with substrings in place of terms: what the near misses are meant to fool. */
export function mentionsDistantDesktop(event: DeviceNetworkEvent): boolean {
  const contains = (text: string | null, part: string): boolean => (text ?? '').toLowerCase().includes(part);
  return (
    (contains(event.RemoteUrl, 'distantdesktop.com') || contains(event.RemoteUrl, 'signalserver.xyz')) &&
    contains(event.InitiatingProcessVersionInfoCompanyName, 'distant software') &&
    contains(event.InitiatingProcessVersionInfoProductName, 'distant desktop')
  );
}
