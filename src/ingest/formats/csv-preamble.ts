// Lines that programs put before the header of a delimited file: Excel's `sep=;`, PowerShell's `#TYPE`, blank ones.

import type { Head } from './format.js';

export interface CsvHead {
  /** The file from its header on. */
  readonly body: Head;
  /** Bytes before it. */
  readonly start: number;
  /** Lines before it. */
  readonly lines: number;
  /** The byte that the file says is between its fields. */
  readonly delimiter: number | undefined;
}

/** In bytes as Latin-1; files that were put together from several may begin with more than one byte order mark. */
const LINE = /(?:\xef\xbb\xbf)+|[ \t]*(?:\r\n|[\r\n])|(?:#TYPE [^\r\n]*|"?sep=([!-~\t])"?)(?:\r\n|[\r\n]|$)/iy;

export function csvHead(head: Head): CsvHead {
  const line = new RegExp(LINE);
  const text = head.bytes.toString('latin1');
  let [start, lines] = [0, 0];
  let delimiter: string | undefined;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    start = line.lastIndex;
    if (/[\r\n]$/.test(match[0])) lines++;
    delimiter = match[1] ?? delimiter;
  }
  const bytes = head.bytes.subarray(start);
  const body = start === 0 ? head : { bytes, text: bytes.toString('utf8'), complete: head.complete };
  return { body, start, lines, delimiter: delimiter?.charCodeAt(0) };
}
