// Looking for a value by trying: for conditions on one variable that are not known backwards.

import { type CallExpr, childrenOf, type Expr } from '../../engine/query-parts.js';
import type { Value } from '../../engine/values/types.js';
import type { Demands } from './solve.js';
import { variablesTypes } from './wishes.js';

export interface Found {
  readonly variable: Extract<Expr, { kind: 'column' }>;
  readonly value: Value;
}

const HOUR = 36_000_000_000n;

/**
 * A value of the one variable of a condition for which it holds or not, and all others that read this variable alone hold; null where it has several
 * variables, or none of the values that are tried will do.
 */
export function found(condition: CallExpr, holds: boolean, demands: Demands): Found | null {
  const [only, ...others] = variablesTypes(condition);
  if (only === undefined || others.length > 0) return null;
  const [name, type] = only;
  const variable = { kind: 'column', name, type } as const;
  for (const value of candidates(type, condition, demands)) {
    try {
      const values = new Map([[name, { type, value }]]);
      const isMet = (demands.evaluation.value(condition, values) === true) === holds;
      if (isMet && demands.conditionsOn(name).every((other) => demands.evaluation.value(other, values) === true))
        return { variable, value };
    } catch {
      return null;
    }
  }
  return null;
}

function candidates(type: Expr['type'], condition: Expr, demands: Demands): Value[] {
  const constants = constantsIn(condition);
  switch (type) {
    case 'datetime':
      return Array.from({ length: 24 * 14 }, (_, hours) => demands.now - BigInt(hours) * HOUR - HOUR / 6n);
    case 'string':
      return [...constants.flatMap(textsOf), ...TEXTS];
    case 'long':
      return [
        0n,
        1n,
        ...constants.flatMap(({ value }) => (typeof value === 'bigint' ? [value - 1n, value, value + 1n] : [])),
        100n,
      ];
    case 'int':
    case 'real':
      return [0, 1, 2, 10, 100, 1000, -1];
    case 'bool':
      return [true, false];
    default:
      return [];
  }
}

const TEXTS = [
  'value',
  '10.0.0.7',
  '203.0.113.7',
  '8.8.8.8',
  '1',
  '5',
  '100',
  'a@b.example',
  'https://example.com/a',
  '',
  'x'.repeat(300),
];

type Constant = Extract<Expr, { kind: 'constant' }>;

function constantsIn(expr: Expr): Constant[] {
  return expr.kind === 'constant' ? [expr] : childrenOf(expr).flatMap(constantsIn);
}

function textsOf({ value }: Constant): string[] {
  const texts = Array.isArray(value)
    ? value.filter((item) => typeof item === 'string')
    : typeof value === 'string'
      ? [value]
      : [];
  return texts.flatMap((text: string) => [
    text,
    text.replace(/\.\d+\/\d+$/, '.5').replace(/\/\d+$/, ''),
    `${text}1`,
    `a${text}a`,
    `1${text}1`,
  ]);
}
