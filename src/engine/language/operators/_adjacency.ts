/** The edges at each node of a graph, by one of their ends, in the order of the edges. */
export class Adjacency {
  /** the edges of node `n` are `edges` from `starts[n]` to `starts[n + 1]`; `others` are their other ends */
  readonly starts: Uint32Array;
  readonly edges: Uint32Array;
  readonly others: Uint32Array;

  constructor(nodeCount: number, ends: Uint32Array, others: Uint32Array) {
    this.starts = new Uint32Array(nodeCount + 1);
    for (const node of ends) this.starts[node + 1] = (this.starts[node + 1] as number) + 1;
    for (let node = 0; node < nodeCount; node++)
      this.starts[node + 1] = (this.starts[node + 1] as number) + (this.starts[node] as number);
    const next = this.starts.slice();
    this.edges = new Uint32Array(ends.length);
    this.others = new Uint32Array(ends.length);
    for (let edge = 0; edge < ends.length; edge++) {
      const node = ends[edge] as number;
      const at = next[node] as number;
      this.edges[at] = edge;
      this.others[at] = others[edge] as number;
      next[node] = at + 1;
    }
  }

  degree(node: number): number {
    return (this.starts[node + 1] as number) - (this.starts[node] as number);
  }
}
