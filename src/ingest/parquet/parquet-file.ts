// A Parquet file as its columns and, a slice of rows at a time, their values.

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type ColumnMetaData,
  type DecodedArray,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type RowGroup,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { compressors } from 'hyparquet-compressors';
import type { Blob } from '../inputs/blob.js';
import { timeOfNanoseconds } from './leaf.js';
import { isNested, isVariant } from './nested.js';

/** Some rows that follow one another, column by column. */
export interface Slice {
  /** How many rows of the file come before. */
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: readonly DecodedArray[];
  /** Bytes of the file up to the end of what was read for it. */
  readonly end: number;
}

/** Values of a slice, and bytes before compression. */
const SLICE_VALUES = 1 << 22;
const SLICE_BYTES = 128 << 20;
/** Bytes of a page before compression; writers aim at one megabyte. */
const MAX_PAGE = 1 << 30;

const DECOMPRESSORS = {
  ...compressors,
  GZIP: (packed: Uint8Array, length: number) => gunzipSync(packed, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (packed: Uint8Array, length: number) =>
    brotliDecompressSync(packed, { maxOutputLength: Math.max(length, 1) }),
};

const PARSERS = { timestampFromNanoseconds: timeOfNanoseconds };

export class ParquetFile {
  /** The columns that have values, nested ones among them, by their paths. */
  private readonly leaves = new Map<string, SchemaTree>();

  private constructor(
    private readonly buffer: BlobBuffer,
    private readonly metadata: FileMetaData,
    private readonly scan: ParquetScan,
    /** The columns as the file describes them. */
    readonly columns: readonly SchemaTree[],
  ) {
    const add = (node: SchemaTree) => {
      if (node.children.length === 0) this.leaves.set(pathKey(node.path), node);
      else node.children.forEach(add);
    };
    columns.forEach(add);
  }

  /** @throws Error where this is no Parquet file */
  static async open(blob: Blob): Promise<ParquetFile> {
    const buffer = new BlobBuffer(blob);
    const metadata = await parquetMetadataAsync(buffer, { parsers: PARSERS, geoparquet: false });
    const described = withConvertedGroups(metadata);
    const scan = await parquetScan({
      file: buffer,
      metadata: physical(described),
      compressors: DECOMPRESSORS,
      parsers: PARSERS,
      utf8: false,
      geoparquet: false,
      // The compressed bytes of a row group are kept until it is done with.
      useOffsetIndex: false,
    });
    return new ParquetFile(buffer, metadata, scan, parquetSchema(described).children);
  }

  /** What the writer of the file has said beside its rows. */
  note(key: string): string | undefined {
    return this.metadata.key_value_metadata?.find((pair) => pair.key === key)?.value;
  }

  /** All rows in their order; the values of nested columns are put together, all others are physical. */
  async *slices(): AsyncGenerator<Slice> {
    let firstRow = 0;
    for (const group of this.metadata.row_groups) {
      const endRow = firstRow + Number(group.num_rows);
      const rows = sliceRows(group);
      await this.check(group);
      for (let start = firstRow; start < endRow; start += rows) {
        yield await this.slice(group, start, Math.min(start + rows, endRow), { firstRow, endRow });
      }
      this.buffer.forget();
      firstRow = endRow;
    }
  }

  /** Walks over the pages of a row group: decoders believe the numbers in their headers, and take memory by them. */
  private async check(group: RowGroup): Promise<void> {
    for (const { meta_data: chunk } of group.columns) {
      if (chunk === undefined) throw new Error('a column has no description');
      const { start, end } = bytesOf(chunk);
      const view = new DataView(await this.buffer.slice(start, end));
      const leaf = this.leaves.get(pathKey(chunk.path_in_schema));
      if (leaf?.element.type !== chunk.type) throw new Error('a column is not of the type that it should have');
      const isFlat = leaf.path.length === 1 && !isNested(leaf);
      const values = isFlat ? group.num_rows : chunk.num_values;
      if (valuesIn(view) !== Number(values))
        throw new Error('pages are missing, or tell of other values than there are');
    }
  }

  private async slice(
    group: RowGroup,
    rowStart: number,
    rowEnd: number,
    whole: { firstRow: number; endRow: number },
  ): Promise<Slice> {
    const columns: DecodedArray[] = [];
    for (const node of this.columns) {
      const { name: column } = node.element;
      // Pages of nested values cannot be passed over: they are decoded once, and kept by the scan.
      if (isNested(node)) await this.scan.readColumn({ column, rowStart: whole.firstRow, rowEnd: whole.endRow });
      const values = await this.scan.readColumn({ column, rowStart, rowEnd });
      if (values.length !== rowEnd - rowStart)
        throw new Error(`the column ${column} has not as many values as there are rows`);
      columns.push(values);
    }
    return { firstRow: rowStart, rows: rowEnd - rowStart, columns, end: endOf(group) };
  }
}

function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

function sliceRows({ columns, num_rows, total_byte_size }: RowGroup): number {
  const bytesOfRow = Number(total_byte_size) / Math.max(Number(num_rows), 1);
  return Math.max(1, Math.floor(Math.min(SLICE_VALUES / columns.length, SLICE_BYTES / Math.max(bytesOfRow, 1))));
}

function endOf({ columns }: RowGroup): number {
  return Math.max(0, ...columns.map(({ meta_data }) => (meta_data === undefined ? 0 : bytesOf(meta_data).end)));
}

function bytesOf(chunk: ColumnMetaData): { start: number; end: number } {
  // Writers put 0 where there is no dictionary.
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  return { start, end: start + Number(chunk.total_compressed_size) };
}

/** Values of all data pages of a column chunk; NaN where a header cannot be right. */
function valuesIn(view: DataView): number {
  const reader = { view, offset: 0 };
  let values = 0;
  // As the decoder reads: one byte is no page.
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    reader.offset += header.compressed_page_size;
    const isSized = header.compressed_page_size >= 0 && header.uncompressed_page_size <= MAX_PAGE;
    if (!isSized || reader.offset > view.byteLength) return NaN;
    values += (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
  }
  return values;
}

/** The same with lists and maps marked as those of older files are, which is what the library looks at. */
function withConvertedGroups(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element): SchemaElement => {
    const type = element.logical_type?.type;
    return type === 'LIST' || type === 'MAP' ? { ...element, converted_type: type } : element;
  });
  return { ...metadata, schema };
}

/**
 * The same with nothing said of what values mean, so that they come as they are stored: the library would round
 * decimals and parse JSON with doubles. It needs to know it of the keys of maps, which it makes names of properties, and
 * inside of variants.
 */
function physical(metadata: FileMetaData): FileMetaData {
  const kept = new Set<SchemaElement>();
  const keep = (node: SchemaTree) => {
    kept.add(node.element);
    node.children.forEach(keep);
  };
  const look = (node: SchemaTree) => {
    const key = node.element.converted_type === 'MAP' ? node.children[0]?.children[0] : undefined;
    if (key !== undefined) keep(key);
    if (isVariant(node)) keep(node);
    else node.children.forEach(look);
  };
  look(parquetSchema(metadata));
  const schema = metadata.schema.map((element): SchemaElement => {
    if (element.type === undefined) return element;
    if (kept.has(element)) return isPlainKey(element) ? { ...element, converted_type: 'UTF8' } : element;
    const { converted_type, logical_type, ...stored } = element;
    return stored;
  });
  return { ...metadata, schema };
}

function isPlainKey({ name, type, converted_type, logical_type }: SchemaElement): boolean {
  return name === 'key' && type === 'BYTE_ARRAY' && converted_type === undefined && logical_type === undefined;
}

/** Reads from a blob, and keeps what it has read of a row group: its slices are decoded from the same bytes. */
class BlobBuffer implements AsyncBuffer {
  readonly byteLength: number;
  private readonly kept = new Map<string, Promise<ArrayBuffer>>();

  constructor(private readonly blob: Blob) {
    this.byteLength = blob.contentSize ?? blob.size;
  }

  slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const key = `${start}-${end}`;
    const found = this.kept.get(key) ?? this.read(Math.max(0, start), Math.min(end, this.byteLength));
    this.kept.set(key, found);
    return found;
  }

  private async read(start: number, end: number): Promise<ArrayBuffer> {
    const bytes = await this.blob.read(start, Math.max(0, end - start));
    // A copy: the bytes may lie in a larger buffer, and be the caller's.
    return new Uint8Array(bytes).buffer;
  }

  forget(): void {
    this.kept.clear();
  }
}
