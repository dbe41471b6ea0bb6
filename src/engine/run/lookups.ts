/** What the caller knows that no table holds. A query that needs a lookup that is not there is refused by name. */
export interface Lookups {
  /** where an IPv4 or IPv6 address is, by a database of the caller's; null where it does not know */
  readonly geo?: (address: string) => GeoLocation | null;
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
