// What names mean in the `where` and `project` of a graph query. The binder knows columns only, so each `x.name`, `map(e, …)`, `node_degree_in(x)` is
// replaced by the name of the column that holds it before the expression is bound.

import type { Binder } from '../../plan/binder.js';
import { columnsRead, type Expr } from '../../plan/plan.js';
import type { Row, Scope } from '../../plan/scope.js';
import type { Call, Expression, Name } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { edgeColumns, type GraphPlan, nodeColumns } from './_graph.js';
import { ELEMENT_FUNCTIONS, functionColumn } from './_graph-elements.js';
import type { PathFunction } from './_graph-query.js';
import type { PatternVariables, Variable } from './_graph-variables.js';
import { withParts } from './_with-parts.js';

const PATH_FUNCTIONS: ReadonlySet<string> = new Set<PathFunction['function']>(['all', 'any', 'map']);
const isPathFunction = (name: string): name is PathFunction['function'] => PATH_FUNCTIONS.has(name);

/** The elements of a path that an expression is evaluated for, one after the other. */
interface PathElements {
  readonly path: Variable;
  readonly of: PathFunction['of'];
}

export class GraphNames {
  readonly pathFunctions: PathFunction[] = [];
  /** the columns of a row of matches, and the element that each belongs to */
  private readonly columns: Column[] = [];
  private readonly owners = new Map<string, Variable>();

  constructor(
    private readonly variables: PatternVariables,
    private readonly graph: GraphPlan,
    private readonly scope: Scope,
    private readonly binder: Binder,
  ) {
    for (const variable of variables.named.values()) {
      if (variable.kind === 'path') continue;
      for (const own of this.columnsOf(variable.kind, variable.name)) {
        this.columns.push(own);
        this.owners.set(own.name, variable);
      }
    }
  }

  /** A row of matches, with the columns that the expressions rewritten so far need. */
  row(): Row {
    const computed = this.pathFunctions.map(
      ({ name, function: fn }): Column => ({ name, type: fn === 'map' ? 'dynamic' : 'bool' }),
    );
    return { columns: [...this.columns, ...computed], open: false, ordered: false };
  }

  /** Properties and functions of one element; those of an element without a name stand for themselves. */
  private columnsOf(kind: Variable['kind'], name: string | null): Column[] {
    const properties = kind === 'node' ? nodeColumns(this.graph) : edgeColumns(this.graph);
    const functions = ELEMENT_FUNCTIONS[kind === 'node' ? 'node' : 'edge'];
    return [
      ...properties.map((own) => ({ ...own, name: propertyColumn(own.name, name) })),
      ...functions.map((own) => ({ ...own, name: functionColumn(own.name, name) })),
    ];
  }

  /** The one node or edge that all of these columns belong to; null where there are several, or paths. */
  ownerOf(columns: ReadonlySet<string>): Variable | null {
    const owners = new Set([...columns].map((name) => this.owners.get(name)));
    const [only] = owners;
    return owners.size === 1 ? (only ?? null) : null;
  }

  /** The path function that a condition is, where it reads nothing but the elements of its path; else null. */
  conditionOnPath(predicate: Expr): PathFunction | null {
    if (predicate.kind !== 'column') return null;
    const path = this.pathFunctions.find(({ name }) => name === predicate.name);
    if (path?.function !== 'all') return null;
    const others = [...columnsRead(path.expr)].some((name) => this.owners.has(name) || this.isComputed(name));
    return others ? null : path;
  }

  private isComputed(name: string): boolean {
    return this.pathFunctions.some((path) => path.name === name);
  }

  /** The variable-length edges of which an expression reads properties, outside the functions that go over them. */
  private pathsRead(node: Expression): Variable[] {
    const found = new Set<Variable>();
    const visit = (part: Expression): Expression => {
      if (part.kind === 'call' && isPathFunction(part.name.name)) return part;
      const variable = this.ownerNamed(part);
      if (variable?.kind === 'path') found.add(variable);
      withParts(part, visit);
      return part;
    };
    visit(node);
    return [...found];
  }

  /** `x` where the expression is `x.name`. */
  private ownerNamed(node: Expression): Variable | undefined {
    return node.kind === 'member' && node.target.kind === 'name'
      ? this.variables.named.get(node.target.name)
      : undefined;
  }

  /**
   * The expression with names of columns only. One that reads properties of a variable-length edge outside `map(…)` and its like is taken for each edge
   * of the path: as a condition it has to hold for `all`, as a value it is the `map` of them.
   */
  replaced(node: Expression, each: 'all' | 'map'): Expression {
    const [path, second] = this.pathsRead(node);
    if (second !== undefined) return this.severalPaths(node);
    return path === undefined ? this.rewrite(node, null) : this.pathFunction(each, { path, of: 'edges' }, node);
  }

  private severalPaths({ span }: Expression): Expression {
    const hint = 'read the other one inside `map(…)`, `all(…)` or `any(…)`';
    this.binder.error('KQ133', 'an expression cannot go over two variable-length edges at once', span, hint);
    return { kind: 'broken', span };
  }

  private rewrite(node: Expression, elements: PathElements | null): Expression {
    const owner = this.ownerNamed(node);
    if (owner !== undefined && node.kind === 'member') return this.property(owner, node.member, elements);
    if (node.kind === 'name') return this.bareName(node);
    if (node.kind === 'call' && node.target === null) {
      const replaced = this.call(node, elements);
      if (replaced !== null) return replaced;
    }
    return withParts(node, (part) => this.rewrite(part, elements));
  }

  private bareName(node: Name): Expression {
    const variable = node.bracketed ? undefined : this.variables.named.get(node.name);
    if (variable === undefined) return node;
    const what = variable.kind === 'node' ? 'a node' : variable.kind === 'edge' ? 'an edge' : 'a path';
    this.binder.error(
      'KQ134',
      `'${node.name}' is ${what} and no value`,
      node.span,
      `name one of its properties: \`${node.name}.…\``,
    );
    return { kind: 'broken', span: node.span };
  }

  private property(owner: Variable, member: Name, elements: PathElements | null): Expression {
    const properties = owner.kind === 'node' ? nodeColumns(this.graph) : edgeColumns(this.graph);
    if (!properties.some(({ name }) => name === member.name)) {
      this.binder.unknownName(member, this.scope.withRow({ columns: properties, open: false, ordered: false }));
      return { kind: 'broken', span: member.span };
    }
    if (owner.kind === 'path' && (owner !== elements?.path || elements.of !== 'edges'))
      return this.severalPaths(member);
    return columnName(propertyColumn(member.name, owner.name), member);
  }

  /** The column that a function of an element or of a path is; null for every other call. */
  private call(node: Call, elements: PathElements | null): Expression | null {
    const { name } = node.name;
    const argument = node.args[0]?.expression;
    if (isPathFunction(name)) return this.pathCall(name, node);
    const of = argument?.kind === 'name' ? this.variables.named.get(argument.name) : undefined;
    const kind = argument === undefined ? elements && (elements.of === 'edges' ? 'edge' : 'node') : of?.kind;
    if (kind === undefined || kind === null || kind === 'path' || node.args.length > 1) return null;
    return ELEMENT_FUNCTIONS[kind].some((own) => own.name === name)
      ? columnName(functionColumn(name, of?.name ?? null), node)
      : null;
  }

  /** `map(e, …)`, `all(inner_nodes(e), …)`. */
  private pathCall(name: PathFunction['function'], node: Call): Expression | null {
    const [first, second] = node.args.map((arg) => arg.expression);
    if (first === undefined || second === undefined || node.args.length > 2) return null;
    const inner = first.kind === 'call' && first.name.name === 'inner_nodes' ? first.args[0]?.expression : undefined;
    const subject = inner ?? first;
    const path = subject.kind === 'name' ? this.variables.named.get(subject.name) : undefined;
    if (path === undefined || path.kind === 'node') {
      this.binder.error(
        'KQ134',
        `'${name}' goes over the edges of the pattern, or their inner nodes`,
        first.span,
        'write `map(e, …)` or `map(inner_nodes(e), …)`',
      );
      return { kind: 'broken', span: node.span };
    }
    return this.pathFunction(name, { path, of: inner === undefined ? 'edges' : 'inner-nodes' }, second);
  }

  private pathFunction(name: PathFunction['function'], elements: PathElements, node: Expression): Expression {
    const { path, of } = elements;
    const rewritten = this.rewrite(node, elements);
    const kind = of === 'edges' ? 'edge' : 'node';
    const own = [...this.columnsOf(kind, null), ...(of === 'edges' ? this.columnsOf('edge', path.name) : [])];
    const taken = new Set(own.map((c) => c.name));
    const columns = [...own, ...this.row().columns.filter((c) => !taken.has(c.name))];
    const scope = this.scope.withRow({ columns, open: false, ordered: false });
    const expr = name === 'map' ? this.binder.expression(rewritten, scope) : this.binder.predicate(rewritten, scope);
    const found = { name: `$${this.pathFunctions.length}`, function: name, edge: path.number, of, expr };
    this.pathFunctions.push(found);
    return columnName(found.name, node);
  }
}

function propertyColumn(property: string, owner: string | null): string {
  return owner === null ? property : `${owner}.${property}`;
}

function columnName(name: string, { span }: { readonly span: Expression['span'] }): Name {
  return { kind: 'name', name, bracketed: true, span };
}
