import { defineScalar, overload } from '../define.js';

function translate(searchList: string, replacementList: string, source: string): string {
  const replacements = [...replacementList];
  const last = replacements.at(-1) ?? '';
  const byCharacter = new Map<string, string>();
  [...searchList].forEach((character, i) => {
    if (!byCharacter.has(character)) byCharacter.set(character, replacements[i] ?? last);
  });
  let result = '';
  for (const character of source) result += byCharacter.get(character) ?? character;
  return result;
}

export default defineScalar({
  name: 'translate',
  summary:
    'The text with each character of one list replaced by that at the same place in another; the last one serves for those that have none, and an empty list removes them.',
  source: 'https://learn.microsoft.com/kusto/query/translate-function',
  overloads: [overload(['searchList: string', 'replacementList: string', 'source: string'], 'string', translate)],
  examples: [
    { kql: 'print translate("krasp", "otsku", "spark")', result: 'kusto' },
    { kql: 'print translate("abc", "x", "abc")', result: 'xxx' },
    { kql: 'print translate("abc", "", "ab")', result: '' },
  ],
});
