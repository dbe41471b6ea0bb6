// The named elements of a pattern, and its shape.

import type { Binder } from '../../plan/binder.js';
import { convertTo, type Expr } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, Name } from '../../syntax/tree.js';
import type { EdgeSyntax, NodeSyntax, SequenceSyntax } from './_graph-pattern.js';
import type { EdgePattern, GraphPattern, NodePattern } from './_graph-query.js';

/** An element of a pattern, by its number among the nodes or the edges. */
export type Variable =
  | { readonly kind: 'node'; readonly name: string; readonly number: number }
  | { readonly kind: 'edge' | 'path'; readonly name: string; readonly number: number };

export interface PatternVariables {
  readonly pattern: GraphPattern;
  readonly named: ReadonlyMap<string, Variable>;
}

/** Null where the pattern is broken, which has been reported. */
export function patternOf(sequences: readonly SequenceSyntax[], scope: Scope, binder: Binder): PatternVariables | null {
  const builder = new PatternBuilder(scope, binder);
  for (const sequence of sequences) builder.add(sequence);
  return builder.finish(sequences);
}

class PatternBuilder {
  private readonly nodes: NodePattern[] = [];
  private readonly edges: EdgePattern[] = [];
  private readonly named = new Map<string, Variable>();
  private broken = false;

  constructor(
    private readonly scope: Scope,
    private readonly binder: Binder,
  ) {}

  add(sequence: SequenceSyntax): void {
    const numbers = sequence.nodes.map((node) => this.node(node));
    for (const [i, edge] of sequence.edges.entries()) this.edge(edge, numbers[i] as number, numbers[i + 1] as number);
  }

  /** A node that has been named before is that node. */
  private node({ name }: NodeSyntax): number {
    const known = name === null ? undefined : this.named.get(name.name);
    if (known?.kind === 'node') return known.number;
    const number = this.nodes.length;
    this.nodes.push({ name: name?.name ?? null, filters: [] });
    if (name !== null) this.declare(name, { kind: 'node', name: name.name, number });
    return number;
  }

  private edge({ name, direction, repeat }: EdgeSyntax, left: number, right: number): void {
    const number = this.edges.length;
    const bounds = repeat === null ? null : { least: this.bound(repeat.least), most: this.bound(repeat.most) };
    if (bounds !== null && repeat !== null) this.checkBounds(bounds, repeat.most);
    this.edges.push({
      name: name?.name ?? null,
      left,
      right,
      direction,
      repeat: bounds,
      filters: [],
      innerFilters: [],
    });
    if (name !== null) this.declare(name, { kind: repeat === null ? 'edge' : 'path', name: name.name, number });
  }

  private declare(name: Name, variable: Variable): void {
    if (this.named.has(name.name)) {
      this.binder.error(
        'KQ132',
        `the pattern uses the name '${name.name}' for two elements`,
        name.span,
        'give each edge a name of its own',
      );
      this.broken = true;
    }
    this.named.set(name.name, variable);
  }

  private bound(node: Expression): Expr {
    return convertTo('long', this.binder.typed(node, 'long', this.scope.withRow(null)));
  }

  private checkBounds({ least, most }: NonNullable<EdgePattern['repeat']>, node: Expression): void {
    const [from, to] = [this.binder.constantOf(least), this.binder.constantOf(most)];
    if (typeof from !== 'bigint' || typeof to !== 'bigint' || (from >= 0n && from <= to)) return;
    this.binder.error(
      'KQ132',
      `a path cannot have ${from} to ${to} edges`,
      node.span,
      'write the smaller number first: `*1..3`',
    );
    this.broken = true;
  }

  finish(sequences: readonly SequenceSyntax[]): PatternVariables | null {
    const [first, ...others] = sequences;
    if (!this.isConnected() && first !== undefined) {
      const place = others.at(-1)?.nodes[0]?.span ?? first.nodes[0]?.span ?? { start: 0, end: 0 };
      this.binder.error(
        'KQ132',
        'the sequences of the pattern are not connected',
        place,
        'let each share the name of a node with another one',
      );
      this.broken = true;
    }
    return this.broken ? null : { pattern: { nodes: this.nodes, edges: this.edges }, named: this.named };
  }

  private isConnected(): boolean {
    const reached = new Set([0]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { left, right } of this.edges)
        if (reached.has(left) || reached.has(right)) reached.add(left).add(right);
    }
    return reached.size === this.nodes.length;
  }
}
