import type { WindowMemory } from '../bytes/window.js';
import { PIECE, type PieceMemory } from '../inputs/rooms.js';
import type { Kernel } from './kernel.js';

/** Memory of the kernel that a file is read into, so that the kernel finds it there. */
export class KernelMemory implements WindowMemory, PieceMemory {
  readonly headroom = 1 << 16;
  readonly most = 1 << 26;
  private readonly pieces = new Set<number>();

  constructor(private readonly kernel: Kernel) {}

  get bytes(): Buffer {
    return this.kernel.bytes;
  }

  newPiece(): Buffer {
    const length = this.headroom + PIECE;
    // Decoded fields go behind what is in the piece and before it.
    const at = this.allocate(2 * length) + this.headroom;
    this.pieces.add(at);
    return this.bytes.subarray(at, at + PIECE);
  }

  isPiece(chunk: Uint8Array): boolean {
    return this.kernel.owns(chunk) && this.pieces.has(chunk.byteOffset);
  }

  allocate(length: number): number {
    return this.kernel.functions.allocate(length);
  }

  release(at: number, length: number): void {
    this.kernel.functions.release(at, length);
  }
}
