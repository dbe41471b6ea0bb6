// The bytes of an encoded column: fields of 8 bytes and compressed parts, in the order in which they were written.
// Everything is little-endian and begins at a multiple of 8, so that a part that is stored as it is can be viewed as an
// array of numbers in place.

import { StoreError } from '../store-error.js';
import { compress, decompress, type Packed } from './compression.js';

const ALIGNMENT = 8;

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

export class BlobWriter {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  /** A signed 64-bit integer. */
  int64(value: bigint): void {
    this.push(new Uint8Array(BigInt64Array.of(value).buffer));
  }

  /** A safe integer. */
  int(value: number): void {
    this.int64(BigInt(value));
  }

  part(bytes: Uint8Array): void {
    const packed = compress(bytes);
    this.int(packed.method);
    this.int(bytes.length);
    this.int(packed.bytes.length);
    this.push(packed.bytes);
  }

  finish(): Uint8Array {
    const blob = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      blob.set(chunk, at);
      at += padded(chunk.length);
    }
    return blob;
  }

  private push(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.length += padded(chunk.length);
  }
}

/** A part of a blob, decompressed when it is opened. */
export type Part = () => Uint8Array;

/** Reads what a `BlobWriter` wrote, in the same order. */
export class BlobReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  /**
   * @param place what the blob is of, for errors: `events.db: column 'A' of 'T'`
   * @param opened is told of the memory that values take, in bytes, when they are made
   */
  constructor(
    bytes: Uint8Array,
    private readonly place: string,
    readonly opened: (bytes: number) => void = () => {},
  ) {
    this.bytes = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }

  damage(reason: string): StoreError {
    return new StoreError(`${this.place} is damaged (${reason}); ingest the exports into a new database`);
  }

  int64(): bigint {
    if (this.at + 8 > this.bytes.length) throw this.damage('it ends too early');
    const value = this.view.getBigInt64(this.at, true);
    this.at += 8;
    return value;
  }

  int(): number {
    return Number(this.int64());
  }

  part(): Part {
    const method = this.int();
    const length = this.int();
    const packed = this.int();
    const bytes = this.bytes.subarray(this.at, this.at + packed);
    if (bytes.length !== packed) throw this.damage('it ends too early');
    this.at += padded(packed);
    return () => {
      const whole = this.decompressed({ method, bytes }, length);
      if (whole.length !== length) throw this.damage(`${whole.length} bytes for ${length}`);
      return whole;
    };
  }

  private decompressed(packed: Packed, length: number): Uint8Array {
    try {
      return decompress(packed, length);
    } catch (error) {
      throw this.damage(error instanceof Error ? error.message : String(error));
    }
  }
}
