/** Rows that cannot be exported as they were asked for: names the file or the format, and what to do. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}
