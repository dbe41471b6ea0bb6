// Local copies of what `externaldata` reads from elsewhere.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ExternalSettings } from './settings.js';
import { WorkspaceError } from './workspace-error.js';

/** The content by address, unpacked; null for an address without a copy. What follows `?` or `;` in an address does not matter. */
export function externalFiles(settings: readonly ExternalSettings[]): (address: string) => Uint8Array | null {
  const byAddress = new Map(settings.map((external) => [bare(external.address), external]));
  return (address) => {
    const external = byAddress.get(bare(address));
    return external === undefined ? null : contentOf(external);
  };
}

const bare = (address: string) => address.split(/[?;]/, 1)[0] ?? address;

function contentOf({ address, file, sha256 }: ExternalSettings): Uint8Array {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    throw new WorkspaceError(file, `cannot be read: it is the local copy of ${bare(address)}`);
  }
  const found = createHash('sha256').update(content).digest('hex');
  if (sha256 !== null && found !== sha256) {
    throw new WorkspaceError(
      file,
      `is not the copy of ${bare(address)} that the settings name: its SHA-256 is ${found}`,
    );
  }
  return unpacked(content);
}

/** What a file holds, where it is compressed by gzip. */
export function unpacked(content: Buffer): Uint8Array {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  return isGzip ? gunzipSync(content) : content;
}
