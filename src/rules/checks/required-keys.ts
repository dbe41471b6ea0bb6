import { isAnalytic, type RuleCheck } from './rule-check.js';

/** Keys without which Sentinel makes no rule. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  scheduled: ['severity', 'queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'],
  nrt: ['severity'],
};

/** Keys that a file of the content repository has beside them. */
const REPOSITORY = ['id', 'name', 'description', 'requiredDataConnectors', 'tactics', 'relevantTechniques'];
const REPOSITORY_ANALYTIC = [...REPOSITORY, 'version', 'kind'];
/** Other names of keys. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  name: ['displayName'],
  relevantTechniques: ['techniques'],
  description: ['description-detailed', 'description_detailed'],
  version: ['templateVersion'],
};

/** KQ302: keys that are not there. https://github.com/Azure/Azure-Sentinel/wiki/Query-Style-Guide */
export const requiredKeys: RuleCheck = function* ({ rule, format, keys }) {
  const isMissing = (name: string) => keys.written(name, ...(ALIASES[name] ?? [])) === null;
  if (format === 'sentinel' || format === 'arm') {
    const named = format === 'arm' ? ['displayName', ...(NEEDED[rule.kind] ?? [])] : (NEEDED[rule.kind] ?? []);
    for (const name of isAnalytic(rule) ? named.filter(isMissing) : []) {
      yield { severity: 'error', code: 'KQ302', message: `the rule has no '${name}'`, line: null };
    }
  }
  // A file without connectors was written for oneself.
  if (format !== 'sentinel' || (!isAnalytic(rule) && isMissing('requiredDataConnectors'))) return;
  const missing = (isAnalytic(rule) ? REPOSITORY_ANALYTIC : REPOSITORY).filter(isMissing);
  if (missing.length === 0) return;
  yield {
    severity: isAnalytic(rule) ? 'warning' : 'info',
    code: 'KQ302',
    message: `the rule has no ${missing.map((name) => `'${name}'`).join(', ')}, which Sentinel's content repository asks for`,
    line: null,
  };
};
