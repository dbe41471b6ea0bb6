// What a format is: it tells from the first bytes of a file that the file has it, and reads the file's rows.

import type { Blob } from '../inputs/blob.js';
import type { Reading } from '../reading.js';

/** The beginning of a file, decompressed and as UTF-8. */
export interface Head {
  readonly bytes: Buffer;
  /** The same as text. */
  readonly text: string;
  /** Whether it is all of the file. */
  readonly complete: boolean;
}

/** A file that was taken in, and that another file begins with. */
export interface EarlierVersion {
  /** Rows that could not be read. */
  readonly rejected: number;
  readonly endsWithLineBreak: boolean;
}

export interface Format {
  /** As in `--format`. */
  readonly name: string;
  /** What wrote it, in a few words. */
  readonly title: string;
  /** Its files are no text. */
  readonly binary?: true;
  recognises(head: Head): boolean;
  /** For formats that nearly any text could have: whether a file that nobody named has it. */
  isCertain?(head: Head): boolean;
  /** Whether reading can go on where an earlier version of the file ended; never, where it is left out. */
  resumes?(earlier: EarlierVersion): boolean;
  /**
   * Reads all rows, those behind `reading.resumeAt` where there is one. Rows that cannot be read are rejected; an
   * `IngestError` refuses the file.
   * @param plain the same content to be read at any place; undefined where it is packed
   */
  read(reading: Reading, head: Head, plain: Blob | undefined): Promise<void>;
}
