/** Memory that files are read into, a piece at a time; a few pieces for all of a file: new ones by the thousand would have to be collected. */
export interface Rooms {
  /** A piece that nobody uses. It is the caller's until it is given back. */
  take(): Promise<Buffer>;
  giveBack(piece: Buffer): void;
}

/** Bytes of a piece. */
export const ROOM = 1 << 20;

/** Pieces that this thread alone sees. */
export class LocalRooms implements Rooms {
  private readonly free: Buffer[] = [];

  async take(): Promise<Buffer> {
    return this.free.pop() ?? Buffer.allocUnsafeSlow(ROOM);
  }

  giveBack(piece: Buffer): void {
    this.free.push(piece);
  }
}
