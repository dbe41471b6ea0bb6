/** Control characters as their pictures: an event's text must not steer the terminal. */
export function printable(text: string): string {
  let out = '';
  for (const char of text.replace(/\r?\n/g, '⏎')) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20) out += String.fromCodePoint(0x2400 + code);
    else out += code === 0x7f || (code >= 0x80 && code < 0xa0) || isBidiControl(code) ? '�' : char;
  }
  return out;
}

const isBidiControl = (code: number) => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
