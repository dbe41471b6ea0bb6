// Chains of edges between sites that one edge can stand for.

import type { Edge } from './_geo-arrangement.js';
import { DirectionWindow } from './_geo-directions.js';
import type { Sites } from './_geo-sites.js';
import { angleBetween, type SpherePoint, turn } from './_geo-sphere.js';

/** The sites that need not be passed. */
export function droppedSites(edges: readonly Edge[], sites: Sites): Set<number> {
  const chains = new Chains(edges, sites);
  const inOrder = [...edges].sort((a, b) => a.from - b.from || a.to - b.to);
  for (const { from, to } of inOrder) if (!chains.isInside(from)) chains.shorten(from, to);
  for (const { from, to } of inOrder) chains.shorten(from, to);
  return chains.dropped;
}

class Chains {
  readonly dropped = new Set<number>();
  private readonly neighbours = new Map<number, Set<number>>();
  private readonly used = new Set<string>();

  constructor(
    edges: readonly Edge[],
    private readonly sites: Sites,
  ) {
    const join = (a: number, b: number) => this.neighbours.set(a, (this.neighbours.get(a) ?? new Set()).add(b));
    for (const { from, to } of edges) {
      join(from, to);
      join(to, from);
    }
  }

  /** Whether a site is between exactly two others. */
  isInside(site: number): boolean {
    return this.neighbours.get(site)?.size === 2;
  }

  /** Follows the chain that begins with an edge, dropping as many sites of it as may be. */
  shorten(from: number, to: number): void {
    if (this.isUsed(from, to)) return;
    let [before, at] = [from, to];
    for (;;) {
      const chain = this.longestFrom(before, at);
      for (let i = 1; i < chain.length; i++) this.use(chain[i - 1] as number, chain[i] as number);
      for (const site of chain.slice(1, -1)) this.dropped.add(site);
      const [last, end] = chain.slice(-2) as [number, number]; // a chain has an edge
      if (!this.isInside(end) || end === from) return;
      [before, at] = [end, this.after(last, end)];
      if (this.isUsed(before, at)) return;
    }
  }

  /** The sites of the longest chain that one edge can stand for. */
  private longestFrom(start: number, to: number): number[] {
    const { sites } = this;
    const chain = [start, to];
    const seen = new Set(chain);
    const window = new DirectionWindow(sites.at(start));
    if (!this.avoid(chain, window, new Set([start]))) return chain;
    const minded = new Set([start]);
    for (;;) {
      const [last, end] = chain.slice(-2) as [number, number]; // a chain has an edge
      if (!this.isInside(end) || end === start) return chain;
      const next = this.after(last, end);
      if (seen.has(next) && next !== start) return chain;
      const passes = sites.members[end]?.every((point) => window.target(point, sites.tolerance)) ?? true;
      const longer = [...chain, next];
      if (next === start || !passes || !this.avoid(longer, window, minded) || !window.has(sites.at(next))) return chain;
      chain.push(next);
      seen.add(next);
    }
  }

  /** Keeps the direction away from sites beside the last edge of a chain; false where no direction is left, or it leads back or too far. */
  private avoid(chain: readonly number[], window: DirectionWindow, minded: Set<number>): boolean {
    const { sites } = this;
    const [start] = chain as [number];
    const [last, end] = chain.slice(-2) as [number, number]; // a chain has an edge
    const [p0, p1, p2] = [sites.at(start), sites.at(last), sites.at(end)];
    const [near, far] = [angleBetween(p0, p1), angleBetween(p0, p2)];
    if (far < near || far >= sites.longest) return false;
    minded.add(last).add(end);
    for (const site of sites.beside({ from: p1, to: p2 })) {
      if (minded.has(site) || angleBetween(p0, sites.at(site)) >= far) continue;
      minded.add(site);
      const p = sites.at(site);
      const isLeft = last === start ? turn(p1, p2, p) > 0 : isPassedFirst(p1, p0, p2, p);
      if (!window.avoid(p, sites.distance, isLeft)) return false;
    }
    return true;
  }

  /** The site on the other side of one inside a chain. */
  private after(before: number, site: number): number {
    for (const neighbour of this.neighbours.get(site) ?? []) if (neighbour !== before) return neighbour;
    return before;
  }

  private use(a: number, b: number): void {
    this.used.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }

  private isUsed(a: number, b: number): boolean {
    return this.used.has(a < b ? `${a} ${b}` : `${b} ${a}`);
  }
}

/** Whether anticlockwise around a centre, starting at `from`, `first` comes before `second`. */
function isPassedFirst(centre: SpherePoint, from: SpherePoint, first: SpherePoint, second: SpherePoint): boolean {
  const turns = [turn(first, centre, from) >= 0, turn(second, centre, first) >= 0, turn(from, centre, second) > 0];
  return turns.filter(Boolean).length >= 2;
}
