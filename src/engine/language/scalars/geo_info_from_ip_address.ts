import { RunError } from '../../diagnostics/query-error.js';
import type { GeoLocation } from '../../run/lookups.js';
import type { Bag } from '../../values/dynamic.js';
import { defineScalar, prepared } from '../define.js';
import { parseIpv6 } from './_ipv6.js';

const FIELDS = ['country', 'state', 'city', 'latitude', 'longitude'] as const;

/** What is known of a location, in the order in which the service gives it. */
function bagOf(location: GeoLocation): Bag {
  const bag: Bag = new Map();
  for (const field of FIELDS) {
    const value = location[field];
    if (value !== undefined) bag.set(field, value);
  }
  return bag;
}

export default defineScalar({
  name: 'geo_info_from_ip_address',
  summary:
    'The country, state, city, latitude and longitude of an IPv4 or IPv6 address, as a property bag; null where nothing is known of it.',
  source: 'https://learn.microsoft.com/kusto/query/geo-info-from-ip-address-function',
  note: 'The service has a database of its own; here the caller gives one, and without it the query is refused.',
  overloads: [
    prepared(['ip: string'], 'dynamic', ({ context }) => {
      const { geo } = context.options.lookups;
      if (geo === undefined) {
        throw new RunError(
          'KQ121',
          "'geo_info_from_ip_address' needs a database of locations; give one to the run, as the lookup 'geo'",
        );
      }
      return (ip) => {
        const location = parseIpv6(ip) === null ? null : geo(ip);
        return location === null ? null : bagOf(location);
      };
    }),
  ],
  examples: [
    {
      kql: 'datatable (ip: string) [] | extend country = tostring(geo_info_from_ip_address(ip).country) | summarize dcount(country)',
      result: 0,
      verified: 'reasoned',
    },
  ],
});
