import { RunError } from '../../diagnostics/query-error.js';
import { defineScalar, overload } from '../define.js';

function assertTrue(predicate: boolean, message: string): boolean {
  if (!predicate) throw new RunError('KQ120', `assert() has failed: ${message}`);
  return true;
}

export default defineScalar({
  name: 'assert',
  summary: 'True where the condition is; where it is false the query fails with the message.',
  source: 'https://learn.microsoft.com/kusto/query/assert-function',
  note: 'The service wants the condition to be constant and fails while it reads the query; here it may depend on the row, and fails when the row is read.',
  overloads: [overload(['predicate: bool', 'message: string'], 'bool', assertTrue)],
  examples: [{ kql: 'print assert(1 < 2, "the order is wrong")', result: true }],
});
