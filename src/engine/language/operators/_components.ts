// Connected components of a graph: for each node the number of its component, from 0 in the order of their first nodes.

import type { Graph } from './_graph.js';
import { forEachEdge } from './_graph-candidates.js';

/** Nodes that are joined by edges in whatever direction. */
export function weakComponents(graph: Graph): Uint32Array {
  const components = new Uint32Array(graph.nodeCount);
  const seen = new Uint8Array(graph.nodeCount);
  const both = { along: graph.out, against: graph.in };
  let count = 0;
  for (let first = 0; first < graph.nodeCount; first++) {
    if (seen[first] === 1) continue;
    const waiting = [first];
    seen[first] = 1;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      components[node] = count;
      forEachEdge(both, node, (_, other) => {
        if (seen[other] === 1) return;
        seen[other] = 1;
        waiting.push(other);
      });
    }
    count++;
  }
  return components;
}

const UNSEEN = 0xffff_ffff;

/** Nodes from each of which every other one can be reached: Tarjan's algorithm, with a stack of its own in place of calls. */
export function strongComponents(graph: Graph): Uint32Array {
  const { starts, others } = graph.out;
  const order = new Uint32Array(graph.nodeCount).fill(UNSEEN);
  const lowest = new Uint32Array(graph.nodeCount);
  const open = new Uint8Array(graph.nodeCount);
  const components = new Uint32Array(graph.nodeCount);
  const next = starts.slice(0, graph.nodeCount);
  const path: number[] = [];
  const calls: number[] = [];
  let seen = 0;
  let count = 0;
  const enter = (node: number) => {
    order[node] = lowest[node] = seen++;
    open[node] = 1;
    path.push(node);
    calls.push(node);
  };
  const lower = (node: number, to: number) => {
    if (to < (lowest[node] as number)) lowest[node] = to;
  };
  for (let first = 0; first < graph.nodeCount; first++) {
    if (order[first] === UNSEEN) enter(first);
    for (let node = calls.at(-1); node !== undefined; node = calls.at(-1)) {
      const at = next[node] as number;
      if (at < (starts[node + 1] as number)) {
        next[node] = at + 1;
        const other = others[at] as number;
        if (order[other] === UNSEEN) enter(other);
        else if (open[other] === 1) lower(node, order[other] as number);
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller !== undefined) lower(caller, lowest[node] as number);
      if (lowest[node] === order[node]) close(node, path, open, components, count++);
    }
  }
  return byFirstNode(components, count);
}

/** Takes the nodes of a finished component, the last of which is `root`, off the path. */
function close(root: number, path: number[], open: Uint8Array, components: Uint32Array, number: number): void {
  for (let node = path.pop(); node !== undefined; node = path.pop()) {
    open[node] = 0;
    components[node] = number;
    if (node === root) return;
  }
}

/** The same components, numbered in the order of their first nodes. */
function byFirstNode(components: Uint32Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count).fill(UNSEEN);
  let next = 0;
  return components.map((component) => {
    if (numbers[component] === UNSEEN) numbers[component] = next++;
    return numbers[component] as number;
  });
}
