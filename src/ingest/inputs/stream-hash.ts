import { createHash } from 'node:crypto';
import type { Rooms } from './rooms.js';

/** SHA-256 of bytes that come one after the other. */
export interface StreamHash {
  /** Memory for the bytes, from which it hashes them at the least cost; undefined where all memory is the same to it. */
  readonly rooms?: Rooms;
  /** Takes the next bytes; they may change as soon as it is done, or where they are in one of the `rooms` when that is given back. */
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
