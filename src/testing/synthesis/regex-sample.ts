// A text that a regular expression matches, made from its tree.

import type { CharSet } from '../../engine/values/regex/char-set.js';
import type { Node } from '../../engine/values/regex/node.js';
import { parsePattern } from '../../engine/values/regex/parse.js';

/** Characters that are taken first where a set leaves the choice. */
const PREFERRED = 'a1bc234.- /\\:_@,="\'';

/** Repeats that are written out at most, where a pattern asks for at least fewer. */
const MOST_REPEATS = 400;

/**
 * A short text that the pattern matches but for what its looks ask for; the caller checks it.
 * @param groups texts for groups, by their numbers
 * @param minimum repeats of what may be repeated without end, where the pattern allows fewer
 * @throws RegexError where the pattern is none
 */
export function regexSample(
  pattern: string,
  { ignoreCase = false, groups = new Map<number, string>(), minimum = 0 } = {},
): string {
  const { node } = parsePattern(pattern, ignoreCase);
  return sample(node, { groups, minimum });
}

interface Sampling {
  readonly groups: ReadonlyMap<number, string>;
  readonly minimum: number;
}

function sample(node: Node, sampling: Sampling): string {
  switch (node.kind) {
    case 'empty':
    case 'look':
      return '';
    case 'set':
      return memberOf(node.set);
    case 'group':
      return sampling.groups.get(node.index) ?? sample(node.node, sampling);
    case 'concat':
      return node.nodes.map((part) => sample(part, sampling)).join('');
    case 'alternate': {
      const [first] = node.nodes;
      const holding = node.nodes.find((branch) => [...sampling.groups.keys()].some((group) => holds(branch, group)));
      const taken = holding ?? first;
      return taken === undefined ? '' : sample(taken, sampling);
    }
    case 'repeat': {
      const wanted = [...sampling.groups.keys()].some((group) => holds(node.node, group)) ? 1 : sampling.minimum;
      const times = Math.min(Math.max(node.min, Math.min(wanted, node.max)), MOST_REPEATS);
      return sample(node.node, sampling).repeat(times);
    }
  }
}

function holds(node: Node, group: number): boolean {
  switch (node.kind) {
    case 'group':
      return node.index === group || holds(node.node, group);
    case 'concat':
    case 'alternate':
      return node.nodes.some((part) => holds(part, group));
    case 'repeat':
      return holds(node.node, group);
    default:
      return false;
  }
}

function memberOf(set: CharSet): string {
  const preferred = [...PREFERRED].find((character) => set.has(character.codePointAt(0) ?? -1));
  if (preferred !== undefined) return preferred;
  const [first] = set.ranges;
  return first === undefined ? '' : String.fromCodePoint(first);
}
