// Nodes and edges of a graph as rows: their properties, and what functions say of them.

import type { LazyVector } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import type { Column } from '../../values/types.js';
import { constantVector, gather, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import type { Adjacency } from './_adjacency.js';
import { type Graph, NODE_ID } from './_graph.js';

export type ElementKind = 'node' | 'edge';

/** The functions of one element. A graph that a query makes has no labels. */
export const ELEMENT_FUNCTIONS: Readonly<Record<ElementKind, readonly Column[]>> = {
  node: [
    { name: 'node_id', type: 'string' },
    { name: 'node_degree_in', type: 'long' },
    { name: 'node_degree_out', type: 'long' },
    { name: 'labels', type: 'dynamic' },
  ],
  edge: [{ name: 'labels', type: 'dynamic' }],
};

/** The column that holds a function of an element, by the element's name; of one without a name, `f()`. */
export function functionColumn(name: string, element: string | null): string {
  return `${name}(${element ?? ''})`;
}

/** The columns of all nodes or edges; with `name` as `name.property`. */
export function elementColumns(graph: Graph, kind: ElementKind, name: string | null): [string, LazyVector][] {
  const { [kind === 'node' ? 'nodes' : 'edges']: rows } = graph;
  const properties = rows.names.filter((own) => own !== NODE_ID || kind === 'edge');
  return [
    ...properties.map((own): [string, LazyVector] => [name === null ? own : `${name}.${own}`, () => rows.column(own)]),
    ...ELEMENT_FUNCTIONS[kind].map((own): [string, LazyVector] => [
      functionColumn(own.name, name),
      () => functionVector(graph, own, rows.length),
    ]),
  ];
}

/** The columns of the elements of these numbers. */
export function picked(columns: readonly (readonly [string, LazyVector])[], rows: Uint32Array): [string, LazyVector][] {
  return columns.map(([name, vector]) => [name, () => gather(typeof vector === 'function' ? vector() : vector, rows)]);
}

function functionVector(graph: Graph, { name, type }: Column, length: number): Vector {
  switch (name) {
    case 'node_id':
      return idTexts(graph);
    case 'node_degree_in':
      return degrees(graph.in, length);
    case 'node_degree_out':
      return degrees(graph.out, length);
    default:
      return constantVector(type, [], length);
  }
}

function idTexts({ nodes }: Graph): Vector {
  const ids = nodes.column(NODE_ID);
  const toText = converter(ids.type, 'string');
  const read = readerOf(ids);
  return vectorOf(
    'string',
    Array.from({ length: ids.length }, (_, node) => toText(read(node))),
  );
}

function degrees(edges: Adjacency, length: number): Vector {
  return vectorOf(
    'long',
    Array.from({ length }, (_, node) => BigInt(edges.degree(node))),
  );
}
