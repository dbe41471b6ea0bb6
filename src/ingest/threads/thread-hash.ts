import { setImmediate } from 'node:timers/promises';
import type { StreamHash } from '../inputs/stream-hash.js';
import type { Thread } from './thread.js';

/** Bytes that go to the thread at once. */
const PIECE = 1 << 20;
/** Pieces that wait in the thread, before more are read. */
const MOST_PIECES = 64;

type Piece = Uint8Array<SharedArrayBuffer>;

/** Shared, and used again, since what is handed over would have to be collected on both sides. */
function newPiece(): Piece {
  return new Uint8Array(new SharedArrayBuffer(PIECE));
}

/** Hashes in another thread. */
export class ThreadHash implements StreamHash {
  private piece = newPiece();
  private filled = 0;
  private begins = true;
  private pieces = 0;
  /** Pieces that are hashed. */
  private readonly free: Piece[] = [];
  private failure: { readonly error: unknown } | undefined;
  private wake: () => void = () => {};

  /** @param help does some of the other work of the thread in this one; false where there is none */
  constructor(
    private readonly thread: Thread,
    private readonly help: () => boolean,
  ) {}

  async update(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const stop = Math.min(bytes.length, at + PIECE - this.filled);
      this.piece.set(bytes.subarray(at, stop), this.filled);
      this.filled += stop - at;
      at = stop;
      if (this.filled < PIECE) continue;
      this.send();
      while (this.pieces >= MOST_PIECES) await (this.help() ? setImmediate() : this.answer());
      this.piece = this.free.pop() ?? newPiece();
    }
  }

  private send(): void {
    const { piece, begins, filled } = this;
    const bytes = piece.subarray(0, filled);
    this.begins = false;
    this.filled = 0;
    this.pieces++;
    this.thread.ask((id) => ({ kind: 'hash', id, begins, bytes }), {
      answered: () => this.takeBack(piece),
      failed: (error) => this.fail(error),
    });
  }

  private takeBack(piece: Piece): void {
    this.pieces--;
    this.free.push(piece);
    this.wake();
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
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
    this.send();
    return new Promise((resolve, reject) => {
      this.thread.ask((id) => ({ kind: 'digest', id }), {
        answered: (answer) => {
          if (answer.kind === 'digest') resolve(answer.hash);
        },
        failed: reject,
      });
    });
  }
}
