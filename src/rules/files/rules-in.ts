// The rules that a document of keys and values holds, whatever their format.

import path from 'node:path';
import { queryAsRule } from '../query-rule.js';
import { type Rule, RuleError } from '../rule.js';
import { isRuleResource, ruleResource } from './arm.js';
import { isExpression } from './arm-template.js';
import { detectionRule } from './defender.js';
import type { Document } from './document.js';
import { isRecord, Keys } from './keys.js';
import { sentinelRule } from './sentinel.js';

/**
 * All rules of the documents of a file, in their order.
 * @throws RuleError where there are none, with what is there instead
 */
export function rulesIn(documents: readonly Document[], file: string): Rule[] {
  const notes: string[] = [];
  const rules = documents.flatMap((document) => {
    notes.push(...document.notes);
    return [...find(document.keys, { document, file, notes, depth: 0 })];
  });
  const [first, ...others] = rules;
  if (first === undefined) {
    const keys = documents[0]?.keys ?? new Keys({});
    const other = otherKind(keys);
    throw new RuleError(file, notes.at(-1) ?? other ?? "the rule has no 'query'", undefined, other !== null);
  }
  return [{ ...first, notes }, ...others];
}

interface Search {
  readonly document: Document;
  readonly file: string;
  /** grows with what is left out */
  readonly notes: string[];
  /** how many parts the present one stands in */
  readonly depth: number;
}

function* find(keys: Keys, search: Search): Iterable<Rule> {
  const [holder, name, make] = ruleAt(keys, search.depth);
  if (holder === null) {
    yield* findWithin(keys, { ...search, depth: search.depth + 1 });
    return;
  }
  const query = queryOf(holder, name, search);
  if (query === null) return;
  const path = [...holder.path, holder.written(name) ?? name];
  yield { ...make(keys, search.file, query), place: search.document.places.placeOf(path) };
}

type MakeRule = (keys: Keys, file: string, query: string) => Rule;

/** The part that has the query of the rule that `keys` is, under which name, and what makes the rule; no part where it is none. */
function ruleAt(keys: Keys, depth: number): readonly [holder: Keys | null, name: string, make: MakeRule] {
  if (keys.part('queryCondition').text('queryText') !== null) {
    return [keys.part('queryCondition'), 'queryText', detectionRule];
  }
  if (isRuleResource(keys)) return [keys.part('properties'), 'query', ruleResource];
  const isNamed = keys.written('name', 'displayName') !== null;
  return [keys.text('query') !== null && (depth === 0 || isNamed) ? keys : null, 'query', sentinelDocument];
}

/** Lists of rules: `resources` of a template, `value` of an answer of an API, also in templates within templates. */
function* findWithin(keys: Keys, search: Search): Iterable<Rule> {
  for (const name of keys.names()) {
    const value = keys.get(name);
    if (Array.isArray(value)) for (const part of keys.parts(name)) yield* find(part, search);
    else if (isRecord(value)) yield* find(keys.part(name), search);
  }
}

/** A query as it was written, or null, with a note, where it is known only to a deployment. */
function queryOf(keys: Keys, name: string, { notes, document }: Search): string | null {
  const query = keys.get(name);
  if (typeof query !== 'string') return null;
  if (!isExpression(query)) return query;
  const line = document.places.lineOf([...keys.path, keys.written(name) ?? name]);
  notes.push(
    `${line === null ? '' : `line ${line}: `}a rule was left out whose query is an expression of the template`,
  );
  return null;
}

function sentinelDocument(keys: Keys, file: string, query: string): Rule {
  return {
    ...queryAsRule(file, query),
    ...sentinelRule(keys, keys.text('kind')),
    name: keys.text('name', 'displayName') ?? path.basename(file, path.extname(file)),
    source: { format: 'sentinel', keys },
  };
}

/** What a document without a rule is instead; null where that is not plain. */
function otherKind(keys: Keys): string | null {
  const saved = keys.text('parserName', 'functionName', 'functionAlias');
  if (saved !== null || keys.written('parserQuery', 'functionQuery', 'parser', 'parsers') !== null) {
    const named = saved === null ? 'a function' : `the function '${saved}'`;
    return `holds ${named} and no rule; functions belong into the folder of --functions`;
  }
  if (keys.written('detection') !== null && keys.written('logsource') !== null) {
    return 'is a Sigma rule; convert it to KQL first';
  }
  return null;
}
