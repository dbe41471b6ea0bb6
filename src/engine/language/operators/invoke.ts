import { Scope } from '../../plan/scope.js';
import type { Call, Expression, Name, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';

interface InvokeNode extends OperatorNode {
  readonly call: Expression;
}

export default defineOperator<InvokeNode, never>({
  name: 'invoke',
  summary: 'Calls a function with the table so far as its first argument.',
  source: 'https://learn.microsoft.com/kusto/query/invoke-operator',
  examples: [
    { kql: 'let add = (T: (x: long), n: long) { T | extend y = x + n }; print x = 1 | invoke add(2)', rows: [[1, 3]] },
  ],

  parse: (parser) => ({ call: parser.primary() }),

  bind({ call }, input, scope, binder) {
    if (call.kind !== 'call') {
      binder.error('KS117', 'expected the call of a function', call.span, 'write `invoke f()`');
      return binder.brokenTable();
    }
    // The table goes in under a name that no query can write.
    const name: Name = { kind: 'name', name: '$invoked', bracketed: false, span: call.name.span };
    const inner = new Scope(scope);
    inner.declare(name, { kind: 'table', plan: input });
    const table = { kind: 'named', names: [], tuple: false, expression: name, span: name.span } as const;
    const whole: Call = { ...call, args: [table, ...call.args] };
    return binder.table(whole, inner);
  },
});
