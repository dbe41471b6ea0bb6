// Facts about files for `FileProfile`, from a CSV file: https://learn.microsoft.com/defender-xdr/advanced-hunting-fileprofile-function

import type { FileProfile } from '../engine/engine.js';
import { parseDatetime } from '../engine/values/datetime.js';
import { readCsv } from './read-csv.js';
import { WorkspaceError } from './workspace-error.js';

type Reader<K extends keyof FileProfile> = (text: string) => FileProfile[K] | undefined;

const asText = (text: string) => text;
const asNumber = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : undefined);
const asFlag = (text: string) => (/^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : undefined);
const asTime = (text: string) => parseDatetime(text) ?? undefined;

/** How each field is written in the file. */
const FIELDS: { readonly [K in keyof Required<FileProfile>]: Reader<K> } = {
  SHA1: asText,
  SHA256: asText,
  MD5: asText,
  FileSize: asNumber,
  GlobalPrevalence: asNumber,
  GlobalFirstSeen: asTime,
  GlobalLastSeen: asTime,
  Signer: asText,
  Issuer: asText,
  SignerHash: asText,
  IsCertificateValid: asFlag,
  IsRootSignerMicrosoft: asFlag,
  SignatureState: asText,
  IsExecutable: asFlag,
  ThreatName: asText,
  Publisher: asText,
  SoftwareName: asText,
};

const isField = (name: string): name is keyof FileProfile => Object.hasOwn(FIELDS, name);

/**
 * What is known of a file by its SHA-1 or SHA-256, of any case; null where nothing is. An empty field is not known.
 * @throws WorkspaceError where the file has another column, no hash, or a value that its column cannot have
 */
export function fileProfiles(file: string): (hash: string) => FileProfile | null {
  const { header, rows } = readCsv(file);
  const other = header.find((name) => !isField(name));
  if (other !== undefined) {
    throw new WorkspaceError(file, `has a column '${other}'; the columns are ${Object.keys(FIELDS).join(', ')}`);
  }
  const byHash = new Map<string, FileProfile>();
  rows.forEach((row, i) => {
    const profile = profileOf(header, row, `${file}: row ${i + 2}`);
    const hashes = [profile.SHA1, profile.SHA256].flatMap((hash) => hash ?? []);
    if (hashes.length === 0) throw new WorkspaceError(file, `row ${i + 2} has neither SHA1 nor SHA256`);
    for (const hash of hashes) byHash.set(hash.toLowerCase(), profile);
  });
  return (hash) => byHash.get(hash.toLowerCase()) ?? null;
}

function profileOf(header: readonly string[], row: readonly string[], place: string): FileProfile {
  const fields = header.flatMap((name, i) => {
    const text = row[i] ?? '';
    if (text === '' || !isField(name)) return [];
    const value = FIELDS[name](text);
    if (value === undefined) throw new WorkspaceError(place, `'${text}' is no value of ${name}`);
    return [[name, value]];
  });
  return Object.fromEntries(fields) as FileProfile; // each field was read by its own reader
}
