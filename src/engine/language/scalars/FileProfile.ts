import type { Binder } from '../../plan/binder.js';
import { column, constant, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import type { FileProfile } from '../../run/lookups.js';
import type { Call, NamedExpression } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import type { Column, Value } from '../../values/types.js';
import { readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { defineTableFunction } from '../define.js';

interface FileProfilePlan extends Plan {
  /** the SHA-1 or SHA-256 of the file */
  readonly hash: Expr;
  /** rows that are looked up, the first ones */
  readonly limit: Expr;
  readonly added: readonly Column[];
}

const PROFILE: readonly (Column & { readonly name: keyof FileProfile })[] = [
  { name: 'SHA1', type: 'string' },
  { name: 'SHA256', type: 'string' },
  { name: 'MD5', type: 'string' },
  { name: 'FileSize', type: 'int' },
  { name: 'GlobalPrevalence', type: 'int' },
  { name: 'GlobalFirstSeen', type: 'datetime' },
  { name: 'GlobalLastSeen', type: 'datetime' },
  { name: 'Signer', type: 'string' },
  { name: 'Issuer', type: 'string' },
  { name: 'SignerHash', type: 'string' },
  { name: 'IsCertificateValid', type: 'bool' },
  { name: 'IsRootSignerMicrosoft', type: 'bool' },
  { name: 'SignatureState', type: 'string' },
  { name: 'IsExecutable', type: 'bool' },
  { name: 'ThreatName', type: 'string' },
  { name: 'Publisher', type: 'string' },
  { name: 'SoftwareName', type: 'string' },
];
const AVAILABILITY: Column = { name: 'ProfileAvailability', type: 'string' };

export default defineTableFunction<FileProfilePlan>({
  name: 'FileProfile',
  summary:
    'Adds what is known of the files of a table: how many devices have them, who signed them, whether they are a threat.',
  source: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-fileprofile-function',
  note: 'Only Microsoft knows these things: the columns are null, or empty if strings, unless whoever runs the query gives them. Columns that the table has already stay as they are.',
  examples: [
    {
      kql: 'print SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709" | invoke FileProfile() | project isnull(GlobalPrevalence)',
      result: true,
      verified: 'reasoned',
    },
  ],

  bind(call, scope, binder) {
    const [table, key, limit] = call.args;
    if (table === undefined) {
      binder.error(
        'KS119',
        "'FileProfile' needs a table",
        call.name.span,
        'write `T | invoke FileProfile(SHA1, 1000)`',
      );
      return binder.brokenTable();
    }
    const input = binder.table(table.expression, scope);
    const taken = new Set(input.columns.map((c) => c.name));
    const added = [...PROFILE, AVAILABILITY].filter((c) => !taken.has(c.name));
    return {
      op: 'FileProfile',
      inputs: [input],
      columns: [...input.columns, ...added],
      open: input.open,
      ordered: input.ordered,
      hash: hashColumn(key, call, input, scope, binder),
      limit: limit === undefined ? constant('long', 100n) : binder.typed(limit.expression, 'long', scope),
      added,
    } as FileProfilePlan;
  },

  *run(plan, context) {
    let left = Number(context.constant(plan.limit) ?? 0n);
    for (const batch of context.run(plan.inputs[0] as Plan)) {
      yield batch.with(profiled(plan, batch, left, context));
      left -= batch.length;
    }
  },
});

/** The column that the call names, as a name or as a text; `SHA1` where it names none. */
function hashColumn(key: NamedExpression | undefined, call: Call, input: Plan, scope: Scope, binder: Binder): Expr {
  const node = key?.expression;
  const name = node?.kind === 'literal' ? String(node.value) : node?.kind === 'name' ? node.name : 'SHA1';
  const found = binder.column(
    { kind: 'name', name, bracketed: false, span: key?.span ?? call.name.span },
    scope.withRow(input),
  );
  return found === null ? binder.unchecked('string') : convertTo('string', column(found));
}

function profiled(
  { hash, added }: FileProfilePlan,
  batch: Batch,
  limit: number,
  context: RunContext,
): [string, Vector][] {
  const lookUp = context.options.lookups.fileProfile;
  const read = readerOf(context.evaluate(hash, batch));
  const builders = added.map(({ type }) => new VectorBuilder(type, batch.length));
  for (let row = 0; row < batch.length; row++) {
    const hashed = read(row);
    const asked = lookUp !== undefined && row < limit && typeof hashed === 'string' && hashed !== '';
    const profile = asked ? lookUp(hashed) : null;
    const availability = asked ? (profile === null ? 'Missing' : 'Available') : '';
    added.forEach(({ name }, i) => {
      // Every other column is a field of the profile, of the type of that field.
      const value: Value = name === AVAILABILITY.name ? availability : (profile?.[name as keyof FileProfile] ?? null);
      builders[i]?.push(value);
    });
  }
  return added.map(({ name }, i) => [name, (builders[i] as VectorBuilder).finish()]);
}
