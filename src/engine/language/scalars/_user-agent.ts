// What a user agent is, by the regular expressions of the project uap-core.
// https://github.com/ua-parser/uap-core/blob/master/docs/specification.md

import type { Dynamic } from '../../values/dynamic.js';
import { USER_AGENT_PATTERNS } from './_user-agents.generated.js';

/** What can be asked of a user agent. */
export type UserAgentPart = 'browser' | 'os' | 'device';

interface Pattern {
  readonly regex: string;
  readonly flags?: string;
  /** for each property its text, in which `$1` to `$9` stand for groups, or null where it is a group's as it stands */
  readonly replacements: readonly (string | null)[];
}

/** The properties of each part, and the group that each is taken from where a pattern has no text for it. */
const PROPERTIES: Readonly<Record<UserAgentPart, readonly (readonly [name: string, group: number | null])[]>> = {
  browser: [
    ['Family', 1],
    ['MajorVersion', 2],
    ['MinorVersion', 3],
    ['Patch', 4],
  ],
  os: [
    ['Family', 1],
    ['MajorVersion', 2],
    ['MinorVersion', 3],
    ['Patch', 4],
    ['PatchMinor', 5],
  ],
  device: [
    ['Family', 1],
    ['Brand', null],
    ['Model', 1],
  ],
};

const UNKNOWN = 'Other';

/** Finds the first of some patterns that matches; each is compiled when it is first tried. */
class Finder {
  private readonly compiled: RegExp[] = [];

  constructor(private readonly patterns: readonly Pattern[]) {}

  /** The texts and the groups of that pattern; none where there is no such. */
  find(userAgent: string): { replacements: Pattern['replacements']; groups: readonly (string | undefined)[] } {
    for (const [i, { regex, flags, replacements }] of this.patterns.entries()) {
      this.compiled[i] ??= new RegExp(regex, flags);
      const groups = this.compiled[i].exec(userAgent);
      if (groups !== null) return { replacements, groups };
    }
    return { replacements: [], groups: [] };
  }
}

let finders: Readonly<Record<UserAgentPart, Finder>> | null = null;

function loadFinders(): Readonly<Record<UserAgentPart, Finder>> {
  // The generated text has this form.
  const { browser, os, device } = JSON.parse(USER_AGENT_PATTERNS) as Record<UserAgentPart, readonly Pattern[]>;
  return { browser: new Finder(browser), os: new Finder(os), device: new Finder(device) };
}

/** The bag of what a user agent says of itself; the family is `Other` where it is not known, all else empty. */
export function describeUserAgent(userAgent: string, part: UserAgentPart): Dynamic {
  finders ??= loadFinders();
  const { replacements, groups } = finders[part].find(userAgent);
  const texts = PROPERTIES[part].map(([name, group], i): [string, string] => {
    const text = replacements[i]?.replace(/\$([1-9])/g, (_, number) => groups[Number(number)] ?? '');
    return [name, (text ?? groups[group ?? groups.length] ?? '').trim()];
  });
  return new Map(texts.map(([name, text]) => [name, text === '' && name === 'Family' ? UNKNOWN : text]));
}
