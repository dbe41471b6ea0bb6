// What a service answers where a query fails: `{"error": {"code", "message"}}`. People save it as they save results.

import type { Head } from './format.js';

const MAX_MESSAGE = 200;

/** Why there are no rows in an answer that tells of an error, as the end of a sentence on it; undefined for other content. */
export function errorResponse({ text, complete }: Head): string | undefined {
  if (!complete || !/^\s*\{\s*"(?:error|@odata\.[^"]*)"/.test(text)) return undefined;
  const members = parsed(text);
  if (members === undefined || !Object.keys(members).every((name) => name === 'error' || name.startsWith('@odata.')))
    return undefined;
  const { error } = members;
  if (typeof error !== 'object' || error === null) return undefined;
  const said = ['code', 'message'].flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' && value !== '' ? value.slice(0, MAX_MESSAGE) : [];
  });
  return `the answer to a query that failed${said.length === 0 ? '' : ` (${said.join(': ')})`}; run the query again`;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // The text begins with a brace: it is an object, or no JSON.
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
