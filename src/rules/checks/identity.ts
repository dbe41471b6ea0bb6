import type { RuleCheck } from './rule-check.js';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const VERSION = /^\d+\.\d+\.\d+$/;
const KINDS: ReadonlySet<string> = new Set(['scheduled', 'nrt']);

/** KQ303: an id that is no GUID, a version or kind that Sentinel does not know. */
export const identity: RuleCheck = function* ({ rule, format, keys }) {
  if (format !== 'sentinel') return;
  const warning = (name: string, message: string) =>
    ({ severity: 'warning', code: 'KQ303', message, line: keys.line(name) }) as const;
  if (rule.id !== null && !GUID.test(rule.id)) yield warning('id', `the id '${rule.id}' is no GUID`);
  if (rule.version !== null && keys.written('version') !== null && !VERSION.test(rule.version)) {
    yield { ...warning('version', `the version '${rule.version}' is not of the form 1.0.0`) };
  }
  const kind = keys.text('kind');
  if (kind !== null && !KINDS.has(kind.toLowerCase())) {
    yield warning('kind', `the kind '${kind}' is neither Scheduled nor NRT`);
  }
};
