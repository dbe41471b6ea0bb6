import { setImmediate } from 'node:timers/promises';
import { copyBytes } from '../bytes/copy.js';
import { PIECE, type PieceMemory, type Rooms } from '../inputs/rooms.js';
import { LocalHash, type StreamHash } from '../inputs/stream-hash.js';
import type { Thread } from './thread.js';

/** Pieces, and with them how far the thread may be behind; few enough to be near in memory when they are read. */
const MOST_PIECES = 32;

/**
 * Hashes in another thread, which sees the memory of this one: a file that is read into its pieces is not copied, and nothing is
 * handed over that would have to be collected on both sides. It begins before the thread has started, and does without where it cannot.
 */
export class ThreadHash implements StreamHash, Rooms {
  private begins = true;
  private readonly free: Buffer[] = [];
  private pieces = 0;
  /** By their place, those that are not free, with how many have them: the reader, and the thread for all that it was sent. */
  private readonly used = new Map<number, { readonly piece: Buffer; users: number }>();
  /** Bytes from elsewhere, until there is a piece of them. */
  private copy: Buffer | undefined;
  private copied = 0;
  /** Whether the thread has hashed any. */
  private answered = false;
  /** Goes on where the thread could not start. */
  private instead: LocalHash | undefined;
  private failure: { readonly error: unknown } | undefined;
  private wake: () => void = () => {};

  /**
   * @param memory that the thread can see
   * @param help does some of the other work of the thread in this one; false where there is none
   */
  constructor(
    private readonly thread: Pick<Thread, 'ask'>,
    private readonly memory: PieceMemory,
    private readonly help: () => boolean,
  ) {}

  get rooms(): Rooms {
    return this;
  }

  async take(): Promise<Buffer> {
    while (this.free.length === 0 && this.pieces === MOST_PIECES) await (this.help() ? setImmediate() : this.answer());
    const piece = this.free.pop() ?? this.newPiece();
    this.used.set(piece.byteOffset, { piece, users: 1 });
    return piece;
  }

  private newPiece(): Buffer {
    this.pieces++;
    return this.memory.newPiece();
  }

  giveBack({ byteOffset }: Uint8Array): void {
    const use = this.used.get(byteOffset);
    if (use === undefined || --use.users > 0) return;
    this.used.delete(byteOffset);
    this.free.push(use.piece);
  }

  async update(bytes: Uint8Array): Promise<void> {
    if (this.memory.isPiece(bytes)) {
      this.sendCopy();
      return this.send(bytes);
    }
    for (let at = 0; at < bytes.length; ) {
      this.copy ??= await this.take();
      const stop = Math.min(bytes.length, at + PIECE - this.copied);
      copyBytes(this.copy, this.copied, bytes.subarray(at, stop));
      this.copied += stop - at;
      at = stop;
      if (this.copied === PIECE) this.sendCopy();
    }
  }

  private sendCopy(): void {
    if (this.copy === undefined) return;
    this.send(this.copy.subarray(0, this.copied));
    this.giveBack(this.copy);
    this.copy = undefined;
    this.copied = 0;
  }

  /** @param bytes of a piece that is in use, from its beginning on */
  private send(bytes: Uint8Array): void {
    const { begins } = this;
    this.begins = false;
    const use = this.used.get(bytes.byteOffset);
    if (use !== undefined) use.users++;
    this.thread.ask((id) => ({ kind: 'hash', id, begins, bytes }), {
      answered: () => {
        this.answered = true;
        this.giveBack(bytes);
        this.wake();
      },
      failed: (error) => this.fail(error, bytes),
    });
  }

  /** The pieces that the thread had come back in their order. */
  private fail(error: unknown, bytes: Uint8Array): void {
    if (this.answered) this.failure ??= { error };
    else {
      this.instead ??= new LocalHash();
      this.instead.update(bytes);
      this.giveBack(bytes);
    }
    this.wake();
  }

  /** Waits for the next answer of the thread. */
  private async answer(): Promise<void> {
    if (this.failure === undefined) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.failure !== undefined) throw this.failure.error;
  }

  async digest(): Promise<string> {
    // The thread has to begin with nothing where there is nothing.
    if (this.begins) this.copy ??= await this.take();
    this.sendCopy();
    let isWaiting = true;
    const digest = this.askForDigest().finally(() => {
      isWaiting = false;
    });
    // It may fail before anyone waits for it.
    digest.catch(() => {});
    while (isWaiting && this.help()) await setImmediate();
    return digest;
  }

  private askForDigest(): Promise<string> {
    return new Promise((resolve) => {
      this.thread.ask((id) => ({ kind: 'digest', id }), {
        answered: (answer) => {
          if (answer.kind === 'digest') resolve(answer.hash);
        },
        failed: (error) => resolve(this.instead?.digest() ?? Promise.reject(error)),
      });
    });
  }
}
