// Files that people hand over and that are no text: what they are, and what to do with them.

import { errorResponse } from './error-response.js';
import type { Head } from './format.js';

const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['SQLite format 3\0', 'an SQLite database; a database of kqlocal is read with --db'],
  ['PARE', 'an encrypted Parquet file; decrypt it first'],
  ['ElfFile\0', 'a Windows event log; export it as CSV or JSON'],
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive; unpack it first'],
  ['Rar!', 'a RAR archive; unpack it first'],
  ['BZh', 'packed by bzip2; unpack it first'],
  ['\xfd7zXZ\0', 'packed by xz; unpack it first'],
  ['\x28\xb5\x2f\xfd', 'packed by zstd; unpack it first'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook; save its sheet as CSV UTF-8'],
];

const TAR = 'ustar';
const TAR_AT = 257;

/** Why a file cannot be read as text, as the end of a sentence on it; undefined where it can. */
export function unreadable(head: Head): string | undefined {
  const { bytes, text } = head;
  const start = bytes.toString('latin1', 0, 32);
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature) && !isPlainText(bytes));
  if (found !== undefined) return `this is ${found[1]}`;
  if (bytes.toString('latin1', TAR_AT, TAR_AT + TAR.length) === TAR) return 'this is a tar archive; unpack it first';
  if (bytes.includes(0)) return 'this is a binary file';
  if (/^\s*<(?:!doctype|html|\?xml|[a-z]+[\s>])/i.test(text)) return 'this is HTML or XML, no export of rows';
  const failed = errorResponse(head);
  return failed === undefined ? undefined : `this is ${failed}`;
}

/** `MZ` and the like may begin the name of a column. */
export function isPlainText(bytes: Buffer): boolean {
  return bytes.subarray(0, 256).every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13)) && bytes[0] !== 0x28;
}
