// The queries of rules with what their tests left untried, as one HTML file that needs nothing from elsewhere.

import { gapOf, type PredicateCoverage, type RuleCoverage, tallyOf } from '../../../testing/coverage/rule-coverage.js';
import { plural } from '../plural.js';
import { escapeHtml as text } from '../report/escape-html.js';
import { annotated, type GapLink } from './annotated-query.js';

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --gap: #b3400a; --gap-back: #d9480f26; --full: #2b8a3e; --soft: #8882; }
@media (prefers-color-scheme: dark) { :root { --gap: #ff9a66; --full: #69db7c; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
table { border-collapse: collapse; font-size: 13px; } th { text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; vertical-align: top; max-width: 48rem; overflow-wrap: anywhere; }
th, td.number, td.gap { white-space: nowrap; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
.quiet { opacity: .75; } .gap { color: var(--gap); font-weight: 600; }
.wide { overflow-x: auto; } .code { display: flex; border: 1px solid var(--line); border-radius: .3rem; font: 13px/1.6 ui-monospace, monospace; }
.code pre { font: inherit; margin: 0; padding: .6rem; } .code .lines { text-align: right; opacity: .6; user-select: none; border-right: 1px solid var(--line); }
.code .query { overflow-x: auto; flex: 1; } mark { color: inherit; background: none; }
mark.full { text-decoration: underline 1px solid var(--full); text-underline-offset: 3px; }
mark.untried { background: var(--gap-back); text-decoration: underline 2px dashed var(--gap); text-underline-offset: 3px; }
sup { line-height: 0; font-size: 10px; } sup a { color: var(--gap); } tr:target { background: var(--soft); }
`;

export function coverageAsHtml(coverages: readonly RuleCoverage[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of rules by their tests</title>
<style>${STYLE}</style>
<h1>Coverage of rules by their tests</h1>
<p>A condition is covered where it was true for a row of some test and false for a row of another or the same; an item of a list, where a row met it.
Underlined is what is covered. <mark class="untried">Dashed</mark> is what is not, with a number that leads to what is missing.</p>
${summary(coverages)}
${coverages.map(section).join('\n')}
</html>
`;
}

function summary(coverages: readonly RuleCoverage[]): string {
  const rows = coverages.map((coverage, number) => {
    const { rule, tests } = coverage;
    const { covered, total, percent } = tallyOf(coverage);
    const counts = [`${percent} %`, `${covered} of ${total}`, tests].map((cell) => `<td class="number">${cell}</td>`);
    return `<tr><td><a href="#${ruleId(number)}">${text(rule)}</a></td>${counts.join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr><th>Rule</th><th>Coverage</th><th>Outcomes</th><th>Tests</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

const ruleId = (number: number) => `rule-${number + 1}`;

function section(coverage: RuleCoverage, number: number): string {
  const { rule, file, lines, tests, predicates } = coverage;
  const query = coverage.query.trimEnd();
  const numbers = lines.slice(0, query.split('\n').length);
  const gaps = predicates.filter((predicate) => gapOf(predicate) !== null);
  const linkOf = (predicate: PredicateCoverage): GapLink => {
    const place = gaps.indexOf(predicate) + 1;
    return { id: `${ruleId(number)}-${place}`, number: place };
  };
  const { covered, total, percent } = tallyOf(coverage);
  return `<section aria-labelledby="${ruleId(number)}">
<h2 id="${ruleId(number)}">${text(rule)}</h2>
<p><span class="quiet">${text(file)}</span> · ${percent} %, ${covered} of ${plural(total, 'outcome')} in ${plural(tests, 'test')}</p>
<div class="code"><pre class="lines" aria-hidden="true">${numbers.join('\n')}</pre><pre class="query" tabindex="0" role="region" aria-label="query of ${text(rule)}"><code>${annotated(query, predicates, linkOf)}</code></pre></div>
${gaps.length === 0 ? '' : gapTable(gaps, linkOf)}
</section>`;
}

function gapTable(gaps: readonly PredicateCoverage[], linkOf: (predicate: PredicateCoverage) => GapLink): string {
  const rows = gaps.map((predicate) => {
    const { file, line, column, exclusion } = predicate;
    const { id, number } = linkOf(predicate);
    const place = exclusion === null ? `line ${line}:${column}` : `exclusion ‘${exclusion}’, ${file}:${line}`;
    return `<tr id="${id}"><td class="number">${number}</td><td class="gap">${gapOf(predicate)}</td><td>${text(place)}</td><td><code>${text(predicate.text)}</code></td></tr>`;
  });
  return `<div class="wide"><table><thead><tr><th>No.</th><th>Missing</th><th>Place</th><th>Predicate</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}
