import type { Dynamic } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { defineScalar, overload } from '../define.js';
import { describeUserAgent } from './_user-agent.js';

/** What can be looked for, and the name of the property that tells it. */
const PARTS = [
  ['browser', 'Browser'],
  ['os', 'OperatingSystem'],
  ['device', 'Device'],
] as const;

function parseUserAgent(userAgent: string, lookFor: Value | undefined): Dynamic {
  // The second argument is a text or a dynamic.
  const wanted = lookFor === undefined ? PARTS.map(([name]) => name) : [lookFor as Dynamic].flat();
  const parts = PARTS.filter(([name]) => wanted.includes(name));
  return new Map(parts.map(([part, property]) => [property, describeUserAgent(userAgent, part)]));
}

export default defineScalar({
  name: 'parse_user_agent',
  summary:
    'The browser, the operating system and the device that a user agent names, or those of the three that are asked for.',
  source: 'https://learn.microsoft.com/kusto/query/parse-user-agent-function',
  note: 'by the patterns of uap-core, which the service uses too, in whatever version; new browsers and devices may differ',
  overloads: [overload(['user_agent: string', 'look_for?: string|array'], 'dynamic', parseUserAgent)],
  examples: [
    {
      kql: 'print parse_user_agent("Mozilla/5.0 (Windows; U; en-US) AppleWebKit/531.9 (KHTML, like Gecko) AdobeAIR/2.5.1", "browser")',
      result: { Browser: { Family: 'AdobeAIR', MajorVersion: '2', MinorVersion: '5', Patch: '1' } },
    },
    {
      kql: 'print parse_user_agent("Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032 Profile/MIDP-2.0 Configuration/CLDC-1.1 ) AppleWebKit/413 (KHTML, like Gecko) Safari/4", dynamic(["os", "device"]))',
      result: {
        OperatingSystem: { Family: 'Symbian OS', MajorVersion: '9', MinorVersion: '2', Patch: '', PatchMinor: '' },
        Device: { Family: 'Nokia N81', Brand: 'Nokia', Model: 'N81-3' },
      },
      verified: 'engine',
    },
  ],
});
