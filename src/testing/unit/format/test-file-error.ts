/** A file of tests that cannot be run: where, what is wrong, what to do. */
export class TestFileError extends Error {
  override readonly name = 'TestFileError';

  constructor(
    readonly file: string,
    /** what is wrong, without the place */
    readonly reason: string,
    /** from 1; null where it is the file as a whole */
    readonly line: number | null = null,
  ) {
    super(line === null ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
  }
}
