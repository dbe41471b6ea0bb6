import { createHash } from 'node:crypto';
import { LocalRooms, type PieceMemory, type Rooms } from './rooms.js';

/** SHA-256 of bytes that come one after the other. */
export interface StreamHash {
  /** Memory for the bytes, from which it hashes them at the least cost. */
  readonly rooms: Rooms;
  /** Takes the next bytes; they may change as soon as it is done, or where they are in one of the `rooms` when that is given back. */
  update(bytes: Uint8Array): void | Promise<void>;
  /** Of all bytes, in hexadecimal. Called once. */
  digest(): Promise<string>;
}

/** Hashes in the thread that calls. */
export class LocalHash implements StreamHash {
  readonly rooms: Rooms;
  private readonly hash = createHash('sha256');

  /** @param memory for the pieces of its rooms; any, where all is the same to the caller */
  constructor(memory?: PieceMemory) {
    this.rooms = new LocalRooms(memory);
  }

  update(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  async digest(): Promise<string> {
    return this.hash.digest('hex');
  }
}
