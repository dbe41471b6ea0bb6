// Resources of Azure Resource Manager that are rules: analytic rules as the portal exports them or the API gives them, and the templates
// and hunting queries in the packages of Sentinel's solutions.
// https://learn.microsoft.com/azure/sentinel/import-export-analytics-rules
// https://learn.microsoft.com/azure/templates/microsoft.securityinsights/alertrules

import { queryAsRule } from '../query-rule.js';
import type { Rule } from '../rule.js';
import type { Keys } from './keys.js';
import { sentinelRule } from './sentinel.js';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Whether a part of a file is a resource with a query that is a rule. */
export function isRuleResource(keys: Keys): boolean {
  const properties = keys.part('properties');
  if (properties.text('query') === null) return false;
  if (properties.written('queryFrequency', 'severity') !== null) return true;
  return isHuntingQuery(properties);
}

export function ruleResource(resource: Keys, file: string, query: string): Rule {
  const properties = resource.part('properties');
  const named = resource.text('name') ?? '';
  const id = GUID.exec(named) ?? GUID.exec(resource.text('id') ?? '');
  const base = {
    ...queryAsRule(file, query.replace(/^\[\[/, '[')),
    name: properties.text('displayName') ?? named,
    source: { format: 'arm', keys: properties },
  } as const;
  if (isHuntingQuery(properties)) return { ...base, ...huntingQuery(properties), id: id?.[0] ?? null };
  return {
    ...base,
    ...sentinelRule(properties, resource.text('kind')),
    id: id?.[0] ?? null,
    version: properties.text('templateVersion', 'version'),
    techniques: [...properties.list('techniques'), ...properties.list('subTechniques')],
  };
}

const isHuntingQuery = (properties: Keys) => properties.text('category')?.toLowerCase() === 'hunting queries';

/** A saved search, which has its words in tags: `{ name: 'tactics', value: 'Execution' }`. */
function huntingQuery(properties: Keys): Pick<Rule, 'kind' | 'description' | 'tactics' | 'techniques'> {
  const tag = (name: string) => properties.parts('tags').filter((item) => item.text('name')?.toLowerCase() === name);
  return {
    kind: 'hunting',
    description: tag('description').flatMap((item) => item.text('value') ?? [])[0] ?? '',
    tactics: tag('tactics').flatMap((item) => item.list('value')),
    techniques: tag('techniques').flatMap((item) => item.list('value')),
  };
}
