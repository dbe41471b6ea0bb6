import { createHash } from 'node:crypto';

/** SHA-256 of bytes that come one after the other. */
export interface StreamHash {
  /** Takes the next bytes; they may change as soon as it is done. */
  update(bytes: Uint8Array): void | Promise<void>;
  /** Of all bytes, in hexadecimal. Called once. */
  digest(): Promise<string>;
}

/** Hashes in the thread that calls. */
export class LocalHash implements StreamHash {
  private readonly hash = createHash('sha256');

  update(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  async digest(): Promise<string> {
    return this.hash.digest('hex');
  }
}
