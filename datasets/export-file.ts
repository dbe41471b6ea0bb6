import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { csvHeader, csvRecord } from './csv.js';
import type { DeviceNetworkEvent } from './device-network-event.js';
import { jsonLine, streamingLine } from './json-lines.js';

interface Format {
  readonly header: string;
  readonly record: (event: DeviceNetworkEvent) => string;
}

export const formats = {
  /** The Defender portal's export, with ISO times. */
  csv: { header: csvHeader, record: csvRecord },
  /** One event a line. */
  jsonl: { header: '', record: jsonLine },
  /** One event a line in the envelope of the Defender streaming API. */
  streaming: { header: '', record: streamingLine },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name);

/** Bytes. */
const chunkSize = 1 << 18;

/** The bytes of an export in UTF-8, in pieces. */
export function* exportBytes(events: Iterable<DeviceNetworkEvent>, formatName: FormatName): Generator<Buffer> {
  const { header, record } = formats[formatName];
  let chunk = Buffer.allocUnsafe(chunkSize);
  let length = chunk.write(header);
  for (const event of events) {
    const text = record(event);
    if (length + text.length * 3 > chunk.length) {
      yield chunk.subarray(0, length);
      chunk = Buffer.allocUnsafe(Math.max(chunkSize, text.length * 3));
      length = 0;
    }
    length += chunk.write(text, length);
  }
  yield chunk.subarray(0, length);
}

/**
 * Writes as fast as `file` takes it, in memory that does not grow; compresses where the name ends in `.gz`.
 * The file `-` is standard output.
 */
export async function writeExport(
  events: Iterable<DeviceNetworkEvent>,
  format: FormatName,
  file: string,
): Promise<void> {
  const bytes = Readable.from(exportBytes(events, format), { highWaterMark: 2 });
  const target = file === '-' ? process.stdout : createWriteStream(file);
  await (file.endsWith('.gz') ? pipeline(bytes, createGzip(), target) : pipeline(bytes, target));
}
