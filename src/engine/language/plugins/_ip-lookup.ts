// What `ipv4_lookup` and `ipv6_lookup` have in common. All networks that hold an address count.

import type { Binder } from '../../plan/binder.js';
import { type ColumnExpr, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import type { Call } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import { readerOf } from '../../values/vector.js';
import { type Documented, definePlugin, type PluginDefinition } from '../define.js';
import { type Belonging, type LookupPlan, lookupColumn, lookupJoin, lookupPlan, lookupTable } from './_lookup-join.js';
import { PluginCall } from './_plugin-call.js';

/** How addresses of one kind are read, and cut to a network. */
export interface AddressKind<T extends number | bigint> {
  readonly parse: (text: string) => { readonly address: T; readonly prefix: number } | null;
  readonly network: (address: T, prefix: number) => T;
}

interface IpLookupPlan extends LookupPlan {
  readonly address: Expr;
  readonly network: Expr;
  /** further columns that have to be equal, of both tables */
  readonly keys: readonly { readonly left: Expr; readonly right: Expr }[];
}

export function defineIpLookup<T extends number | bigint>(
  documented: Documented,
  kind: AddressKind<T>,
): PluginDefinition {
  return definePlugin<IpLookupPlan>({
    ...documented,
    bind: (call, input, scope, binder) => bindIpLookup(documented.name, call, input, scope, binder),
    run: (plan, context) =>
      lookupJoin(plan, context, (table) => belongingTo(plan, new Networks(plan, table, kind, context), context)),
  });
}

function bindIpLookup(name: string, call: Call, input: Plan | null, scope: Scope, binder: Binder): Plan {
  const all = PluginCall.of(call, input, scope, binder);
  if (all === null) return binder.brokenTable();
  const args = all.without('return_unmatched');
  const table = lookupTable(args);
  const address = args.column('the column with the addresses', 'scalar');
  const network = lookupColumn('the column with the networks', table, args);
  const keys: { left: ColumnExpr; right: ColumnExpr }[] = [];
  while (args.left > 0 && args.kind !== 'value') {
    const node = args.peek();
    const left = args.column('a key', 'scalar');
    const right = table.columns.find((c) => c.name === left.name);
    if (right !== undefined) keys.push({ left, right: { kind: 'column', ...right } });
    else if (node !== undefined) binder.error('KS145', `the lookup table has no column '${left.name}'`, node.span);
  }
  const flag = args.left > 0 ? args.constant('whether rows without a network stay', 'bool') : null;
  args.end();
  const fields = {
    address: convertTo('string', address),
    network: convertTo('string', network),
    keys: keys.map(({ left, right }) => ({ left: convertTo(right.type, left), right })),
    ...(flag === null ? {} : { unmatched: flag }),
  };
  return lookupPlan(
    name,
    all,
    table,
    keys.map(({ right }) => right.name),
    fields,
  );
}

/** The networks of a lookup table by their length, and by the bits that count. */
class Networks<T extends number | bigint> {
  private readonly rowsByLength = new Map<number, Map<T, number[]>>();
  private readonly known = new Map<string, readonly number[]>();
  readonly keys: GroupIndex;
  /** the number of the keys of each row */
  readonly keyOf: Uint32Array;

  constructor(
    plan: IpLookupPlan,
    table: Batch,
    private readonly kind: AddressKind<T>,
    context: RunContext,
  ) {
    const read = readerOf(context.evaluate(plan.network, table));
    for (let row = 0; row < table.length; row++) this.add(read(row) as string, row);
    this.keys = new GroupIndex(plan.keys.map(({ right }) => right.type));
    this.keyOf = this.keys.groupsOf(
      plan.keys.map(({ right }) => context.evaluate(right, table)),
      table.length,
    );
  }

  private add(text: string, row: number): void {
    const network = this.kind.parse(text);
    if (network === null) return;
    const rows = this.rowsByLength.get(network.prefix) ?? new Map<T, number[]>();
    this.rowsByLength.set(network.prefix, rows);
    const bits = this.kind.network(network.address, network.prefix);
    const same = rows.get(bits);
    if (same === undefined) rows.set(bits, [row]);
    else same.push(row);
  }

  /** The rows of the networks that hold an address, in their order. */
  rowsOf(text: string): readonly number[] {
    let found = this.known.get(text);
    if (found === undefined) {
      const parsed = this.kind.parse(text);
      const rows =
        parsed === null
          ? []
          : [...this.rowsByLength].flatMap(([length, own]) => own.get(this.kind.network(parsed.address, length)) ?? []);
      found = rows.sort((a, b) => a - b);
      this.known.set(text, found);
    }
    return found;
  }
}

function belongingTo<T extends number | bigint>(
  plan: IpLookupPlan,
  networks: Networks<T>,
  context: RunContext,
): (batch: Batch) => Belonging {
  return (batch) => {
    const read = readerOf(context.evaluate(plan.address, batch));
    // Texts of addresses are strings, which are never null.
    const rowsOf = (row: number) => networks.rowsOf(read(row) as string);
    if (plan.keys.length === 0) return rowsOf;
    const keys = networks.keys.groupsOf(
      plan.keys.map(({ left }) => context.evaluate(left, batch)),
      batch.length,
    );
    return (row) => rowsOf(row).filter((other) => networks.keyOf[other] === keys[row]);
  };
}
