/** Tables that come with Sentinel itself, which no connector fills. */
export const OWN_TABLES: ReadonlySet<string> = new Set([
  'Watchlist',
  'BehaviorAnalytics',
  'IdentityInfo',
  'SecurityAlert',
  'SecurityIncident',
  'Usage',
]);
