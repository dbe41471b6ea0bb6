import { longestBacktrackable } from './backtracking-cost.js';
import { toJavaScript } from './javascript.js';
import { LinearEngine } from './linear-engine.js';
import type { Node } from './node.js';
import { Program } from './program.js';

/** The engines for a tree that holds more than plain text. */
export class Search {
  readonly linear: LinearEngine;
  private readonly expression: RegExp | null;
  /** The longest text that JavaScript's engine is given. */
  private readonly longest: number;

  constructor(node: Node, groupCount: number) {
    const program = new Program(node, groupCount);
    this.linear = new LinearEngine(program);
    const source = toJavaScript(node, program.anchored);
    this.longest = source === null ? 0 : longestBacktrackable(program);
    this.expression = source === null || this.longest === 0 ? null : compiled(source);
  }

  /** JavaScript's engine, if it is to search a text of this length; it starts at `lastIndex`. */
  javascriptFor(length: number): RegExp | null {
    return length <= this.longest ? this.expression : null;
  }
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'gu');
  } catch {
    // JavaScript has limits of its own, on the size of a pattern.
    return null;
  }
}
