/** What the caller knows that no table holds. A query that needs a lookup that is not there is refused by name. */
export interface Lookups {
  /** where an IPv4 or IPv6 address is, by a database of the caller's; null where it does not know */
  readonly geo?: (address: string) => GeoLocation | null;
  /**
   * The content of what `externaldata` names by its address, as text or in UTF-8; null where it is not here.
   * What is compressed comes unpacked. `format` is that of the query, in lower case: `csv`, `json`, `txt`…
   */
  readonly external?: (address: string, format: string) => string | Uint8Array | null;
  /** what is known of a file by its SHA-1 or SHA-256; null where nothing is */
  readonly fileProfile?: (hash: string) => FileProfile | null;
}

/** The fields are those of `FileProfile`; what is not known is left out. */
export interface FileProfile {
  readonly SHA1?: string;
  readonly SHA256?: string;
  readonly MD5?: string;
  /** bytes */
  readonly FileSize?: number;
  readonly GlobalPrevalence?: number;
  /** ticks */
  readonly GlobalFirstSeen?: bigint;
  /** ticks */
  readonly GlobalLastSeen?: bigint;
  readonly Signer?: string;
  readonly Issuer?: string;
  readonly SignerHash?: string;
  readonly IsCertificateValid?: boolean;
  readonly IsRootSignerMicrosoft?: boolean;
  readonly SignatureState?: string;
  readonly IsExecutable?: boolean;
  readonly ThreatName?: string;
  readonly Publisher?: string;
  readonly SoftwareName?: string;
}

/** The fields are those of `geo_info_from_ip_address`; what is not known is left out. */
export interface GeoLocation {
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
  /** degrees */
  readonly latitude?: number;
  /** degrees */
  readonly longitude?: number;
}
