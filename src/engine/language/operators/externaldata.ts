import { RunError } from '../../diagnostics/query-error.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { batchesOf } from '../../run/rows.js';
import type { ColumnDeclaration, Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { declaredColumns } from './_declared-columns.js';
import { externalRows, TEXT_FORMATS } from './_external-rows.js';
import { type Property, parseProperties, propertyText } from './_properties.js';

interface ExternalDataNode extends OperatorNode {
  readonly schema: readonly ColumnDeclaration[];
  readonly addresses: readonly Expression[];
  readonly properties: readonly Property[];
}

interface ExternalDataPlan extends Plan {
  readonly addresses: readonly Expr[];
  /** null where the query does not say */
  readonly format: string | null;
  readonly ignoreFirstRecord: boolean;
  readonly mapping: string | null;
}

export default defineOperator<ExternalDataNode, ExternalDataPlan>({
  name: 'externaldata',
  aliases: ['external_data'],
  position: 'expression',
  summary: 'A table read from files that stand elsewhere: separated values, JSON or plain lines.',
  source: 'https://learn.microsoft.com/kusto/query/externaldata-operator',
  note: 'The engine fetches nothing: whoever runs the query gives the content of each address, and a query whose address is not given is refused.',
  examples: [
    {
      kql: 'externaldata (a: string) ["https://example.org/list.csv"] | getschema | project ColumnName',
      rows: [['a']],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const schema = parser.bracketed('(', ')', () => parser.columnDeclaration());
    const addresses = parser.bracketed('[', ']', () => parser.expression());
    return { schema, addresses, properties: parseProperties(parser) };
  },

  bind(node, _input, scope, binder) {
    const columns = declaredColumns(node.schema, binder);
    const addresses = node.addresses.map((address) =>
      convertTo('string', binder.expression(address, scope.withRow(null))),
    );
    return {
      op: 'externaldata',
      inputs: [],
      columns,
      open: false,
      ordered: false,
      addresses,
      format: propertyText(node.properties, 'format')?.toLowerCase() ?? null,
      ignoreFirstRecord: propertyText(node.properties, 'ignoreFirstRecord') === 'true',
      mapping: propertyText(node.properties, 'ingestionMapping'),
    } as ExternalDataPlan;
  },

  *run(plan, context) {
    for (const expr of plan.addresses) {
      // The address is a string, which the binder has seen to.
      const address = context.constant(expr) as string;
      const format = plan.format ?? formatByName(address);
      const rows = externalRows(contentOf(address, format, context), plan.columns, { ...plan, format });
      yield* batchesOf(plan.columns, rows, context.options.batchRows);
    }
  },
});

/** The format that the name of a file says, `.gz` and `.zip` left aside; CSV where it says none. */
function formatByName(address: string): string {
  const extension = /\.(\w+?)(?:\.(?:gz|zip))?$/.exec(shown(address))?.[1]?.toLowerCase() ?? '';
  return TEXT_FORMATS.includes(extension) ? extension : 'csv';
}

/** An address without what follows its path, which may hold secrets. */
function shown(address: string): string {
  return address.split(/[?;]/, 1)[0] ?? address;
}

/** @throws RunError where nobody knows the address, or the format is none of text */
function contentOf(address: string, format: string, context: RunContext): string {
  if (!TEXT_FORMATS.includes(format)) {
    throw new RunError(
      'KQ112',
      `'externaldata' cannot read the format '${format}' of '${shown(address)}'; it reads ${TEXT_FORMATS.join(', ')}`,
    );
  }
  const content = context.options.lookups.external?.(address, format) ?? null;
  if (content === null) {
    throw new RunError(
      'KQ113',
      `'externaldata' needs the content of '${shown(address)}', which is not here; give a local copy of it`,
    );
  }
  return (typeof content === 'string' ? content : new TextDecoder().decode(content)).replace(/^\ufeff/, '');
}
