/** An input that cannot be taken in, or an option that makes no sense: names the file and, where there is one, the line. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    /** What is wrong and what to do, without the place. */
    readonly reason: string,
    /** The file as the caller named it; undefined where no file is at fault. */
    readonly file?: string,
    /** From 1. */
    readonly line?: number,
    options?: ErrorOptions,
  ) {
    super(
      [file, line, ` ${reason}`]
        .filter((part) => part !== undefined)
        .join(':')
        .trim(),
      options,
    );
  }
}
