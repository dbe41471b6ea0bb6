/** What is wrong with a file, by the codes of the system's errors. */
const TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder; name a file',
  ENOTDIR: 'a part of the path is a file, where a folder has to be',
  EACCES: 'the system does not allow it; look at who may read and write it',
  EPERM: 'the system does not allow it; look at who may read and write it',
  EROFS: 'it cannot be written: the disk is read-only',
  ENOSPC: 'it cannot be written: the disk is full',
};

/**
 * An error of the system in words, with the file; null for an error of another kind.
 * @param file where the system does not say it
 */
export function fileTrouble(error: unknown, file?: string): string | null {
  if (!(error instanceof Error)) return null;
  // What Node's own functions throw.
  const { code = '', path = file, syscall, message } = error as NodeJS.ErrnoException;
  if (typeof syscall !== 'string') return null;
  const trouble = TROUBLES[code];
  return trouble === undefined || path === undefined ? message : `${path}: ${trouble}`;
}
