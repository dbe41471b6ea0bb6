/** Memory that files are read into, a piece at a time; a few pieces for all of a file: new ones by the thousand would have to be collected. */
export interface Rooms {
  /** A piece that nobody uses. It is the caller's until it is given back. */
  take(): Promise<Buffer>;
  giveBack(piece: Buffer): void;
}

/** Bytes of a piece. */
export const PIECE = 7 << 17;

/** Where pieces come from: memory that other threads may see. */
export interface PieceMemory {
  newPiece(): Buffer;
  /** Whether bytes are the beginning of a piece. */
  isPiece(bytes: Uint8Array): boolean;
}

/** Pieces that this thread alone uses. */
export class LocalRooms implements Rooms {
  private readonly free: Buffer[] = [];

  constructor(private readonly memory?: PieceMemory) {}

  async take(): Promise<Buffer> {
    return this.free.pop() ?? this.memory?.newPiece() ?? Buffer.allocUnsafeSlow(PIECE);
  }

  giveBack(piece: Buffer): void {
    this.free.push(piece);
  }
}
