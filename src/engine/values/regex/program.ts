// The instructions that a tree is compiled to, for the machines that read a text once.

import { Alphabet } from './alphabet.js';
import type { CharSet } from './char-set.js';
import { canBeEmpty, EDGE, holds, type Look, type Node, type Repeat, setsOf } from './node.js';

export const Op = {
  /** Reads a code point of set x. */
  set: 0,
  /** Goes on at x and, less gladly, at y. */
  split: 1,
  /** Goes on at x. */
  jump: 2,
  /** Notes the place in slot x. */
  save: 3,
  /** Goes on where look x holds. */
  look: 4,
  match: 5,
} as const;

export type Op = (typeof Op)[keyof typeof Op];

/** How many instructions a program may have: counts are written out, so `(…{100}){100}` takes 10,000 times its inside. */
export const MAX_INSTRUCTIONS = 200_000;

/** About how many instructions a node takes. */
export function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'empty':
      return 0;
    case 'set':
    case 'look':
      return 1;
    case 'group':
      return 2 + sizeOf(node.node);
    case 'concat':
      return node.nodes.reduce((size, part) => size + sizeOf(part), 0);
    case 'alternate':
      return node.nodes.reduce((size, branch) => size + sizeOf(branch) + 2, 0);
    case 'repeat':
      return (sizeOf(node.node) + 2) * (node.max === Number.POSITIVE_INFINITY ? node.min + 1 : node.max);
  }
}

/** Starts at instruction 0, which every search does at each place of the text until something matches. */
export class Program {
  readonly alphabet: Alphabet;
  /** Outermost loops without a bound, as `[first, end)` of instructions. */
  readonly loops: readonly (readonly [first: number, end: number])[];
  /** Whether a match can begin at the start of the text alone. */
  readonly anchored: boolean;
  private readonly ops: Uint8Array;
  private readonly xs: Int32Array;
  private readonly ys: Int32Array;
  private readonly looks: readonly Look[];
  private readonly contexts: readonly number[];

  constructor(
    node: Node,
    readonly groupCount: number,
  ) {
    const compiler = new Compiler();
    compiler.compile(node);
    compiler.emit(Op.match);
    this.ops = Uint8Array.from(compiler.ops);
    this.xs = Int32Array.from(compiler.xs);
    this.ys = Int32Array.from(compiler.ys);
    this.looks = compiler.looks;
    this.loops = compiler.loops;
    this.alphabet = new Alphabet([...compiler.sets, ...this.looks.flatMap(setsOf)]);
    this.anchored = this.isAnchored();
    this.contexts = this.contextsOfLetters();
  }

  get length(): number {
    return this.ops.length;
  }

  /** One number for all letters that looks cannot tell apart when they stand before a place. */
  contextOf(letter: number): number {
    return this.contexts[letter] as number;
  }

  op(at: number): Op {
    // The compiler writes nothing else.
    return this.ops[at] as Op;
  }

  x(at: number): number {
    return this.xs[at] as number;
  }

  y(at: number): number {
    return this.ys[at] as number;
  }

  /** 1 at each letter that the `set` at this place reads. */
  lettersAt(at: number): Uint8Array {
    return this.alphabet.membersOf(this.x(at));
  }

  /** Whether the look at this place holds between two letters. */
  holdsAt(at: number, before: number, after: number): boolean {
    return holds(this.looks[this.x(at)] as Look, this.alphabet.sample(before), this.alphabet.sample(after));
  }

  private contextsOfLetters(): number[] {
    const numbers = new Map<string, number>();
    const sets = this.looks.flatMap(setsOf);
    return Array.from({ length: this.alphabet.size + 1 }, (_, letter) => {
      const sample = this.alphabet.sample(letter);
      const asked = [this.looks.length > 0 && sample === EDGE, ...sets.map((set) => set.has(sample))].join();
      const number = numbers.get(asked) ?? numbers.size;
      numbers.set(asked, number);
      return number;
    });
  }

  /** Whether every way from the first instruction asks for the start of the text before anything else. */
  private isAnchored(): boolean {
    const seen = new Set<number>();
    const waiting = [0];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const op = this.op(at);
      if (op === Op.set || op === Op.match) return false;
      if (op === Op.look && this.looks[this.x(at)]?.at === 'start') continue;
      waiting.push(...(op === Op.split ? [this.x(at), this.y(at)] : [op === Op.jump ? this.x(at) : at + 1]));
    }
    return true;
  }
}

class Compiler {
  readonly ops: Op[] = [];
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  readonly sets: CharSet[] = [];
  readonly looks: Look[] = [];
  readonly loops: [first: number, end: number][] = [];
  private readonly setNumbers = new Map<string, number>();

  emit(op: Op, x = 0): number {
    this.ops.push(op);
    this.xs.push(x);
    this.ys.push(0);
    return this.ops.length - 1;
  }

  compile(node: Node): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        this.emit(Op.set, this.numberOf(node.set));
        return;
      case 'look':
        this.emit(Op.look, this.looks.push(node.look) - 1);
        return;
      case 'group':
        this.emit(Op.save, 2 * node.index);
        this.compile(node.node);
        this.emit(Op.save, 2 * node.index + 1);
        return;
      case 'concat':
        for (const part of node.nodes) this.compile(part);
        return;
      case 'alternate':
        this.compileAlternate(node.nodes);
        return;
      case 'repeat':
        this.compileRepeat(node);
    }
  }

  private numberOf(set: CharSet): number {
    const key = set.classText();
    const known = this.setNumbers.get(key);
    if (known !== undefined) return known;
    this.setNumbers.set(key, this.sets.length);
    return this.sets.push(set) - 1;
  }

  private compileAlternate(branches: readonly Node[]): void {
    const ends: number[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) {
        this.compile(branch);
        return;
      }
      const split = this.emit(Op.split);
      this.compile(branch);
      ends.push(this.emit(Op.jump));
      this.branch(split, true, this.ops.length);
    });
    for (const end of ends) this.xs[end] = this.ops.length;
  }

  /** Lets the split at `split` go on behind itself or at `other`, the former first where `preferNext`. */
  private branch(split: number, preferNext: boolean, other: number): void {
    this.xs[split] = preferNext ? split + 1 : other;
    this.ys[split] = preferNext ? other : split + 1;
  }

  private compileRepeat({ node, min, max, greedy }: Repeat): void {
    const copies = max === Number.POSITIVE_INFINITY ? min - 1 : min;
    for (let i = 0; i < copies; i++) this.compile(node);
    if (max !== Number.POSITIVE_INFINITY) this.compileOptions(node, max - min, greedy);
    else if (min > 0) this.compileLoop(node, greedy);
    else if (canBeEmpty(node, true)) this.compileOption(greedy, () => this.compileLoop(node, greedy));
    else this.compileStar(node, greedy);
  }

  /** `x?`: by way of `(x+)?`, also `x*` where x may be empty, whose empty first round counts. */
  private compileOption(greedy: boolean, inside: () => void): void {
    const split = this.emit(Op.split);
    inside();
    this.branch(split, greedy, this.ops.length);
  }

  /** Up to `count` times; after any of them the rest is skipped at once. */
  private compileOptions(node: Node, count: number, greedy: boolean): void {
    const splits: number[] = [];
    for (let i = 0; i < count; i++) {
      splits.push(this.emit(Op.split));
      this.compile(node);
    }
    for (const split of splits) this.branch(split, greedy, this.ops.length);
  }

  private compileLoop(node: Node, greedy: boolean): void {
    const start = this.ops.length;
    this.compile(node);
    const split = this.emit(Op.split);
    this.xs[split] = greedy ? start : split + 1;
    this.ys[split] = greedy ? split + 1 : start;
    this.addLoop(start);
  }

  private compileStar(node: Node, greedy: boolean): void {
    const split = this.emit(Op.split);
    this.compile(node);
    this.emit(Op.jump, split);
    this.branch(split, greedy, this.ops.length);
    this.addLoop(split);
  }

  private addLoop(first: number): void {
    while ((this.loops.at(-1)?.[0] ?? -1) >= first) this.loops.pop();
    this.loops.push([first, this.ops.length]);
  }
}
