// What an expression over one column computes, as a text: two expressions with the same text, by whatever query, give the same
// results for the same values.

import { columnsRead, type Expr } from '../plan/plan.js';
import { Decimal } from '../values/decimal.js';
import { DynamicScalar } from '../values/dynamic.js';
import type { Value } from '../values/types.js';

/** Longer ones, such as those of long lists, are not worth their memory. */
const MAX_LENGTH = 4096;

/**
 * @param constantOf the value of an expression that reads no column
 * @returns null where the text would be long
 */
export function expressionKey(expr: Expr, constantOf: (expr: Expr) => Value): string | null {
  const key = new KeyText(constantOf);
  key.expression(expr);
  return key.text.length > MAX_LENGTH ? null : key.text;
}

class KeyText {
  text = '';

  constructor(private readonly constantOf: (expr: Expr) => Value) {}

  expression(expr: Expr): void {
    if (this.text.length > MAX_LENGTH) return;
    if (columnsRead(expr).size === 0) {
      this.text += `${expr.type} `;
      this.value(this.constantOf(expr));
      return;
    }
    switch (expr.kind) {
      case 'call':
        this.text += `${expr.type} ${expr.function}#${expr.overload}`;
        this.list('(', expr.args, ')', (arg) => this.expression(arg));
        break;
      case 'convert':
        this.text += `${expr.type}<`;
        this.expression(expr.operand);
        break;
      default:
        // The one column, under whatever name.
        this.text += `${expr.type} column`;
    }
  }

  private value(value: Value): void {
    if (this.text.length > MAX_LENGTH) return;
    if (typeof value === 'string') this.text += JSON.stringify(value);
    else if (typeof value === 'bigint') this.text += `${value}n`;
    else if (typeof value === 'number') this.text += Object.is(value, -0) ? '-0' : `${value}`;
    else if (value === null || typeof value === 'boolean') this.text += `${value}`;
    else if (value instanceof Decimal) this.text += `decimal ${value.toString()}`;
    else if (value instanceof DynamicScalar) {
      this.text += `${value.type} `;
      this.value(value.value);
    } else if (value instanceof Map) {
      this.list('{', value, '}', ([name, item]) => {
        this.text += JSON.stringify(name);
        this.value(item);
      });
    } else this.list('[', value, ']', (item) => this.value(item));
  }

  private list<T>(open: string, items: Iterable<T>, close: string, write: (item: T) => void): void {
    this.text += open;
    for (const item of items) {
      write(item);
      this.text += ',';
    }
    this.text += close;
  }
}
