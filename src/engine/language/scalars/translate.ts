import { defineScalar, prepared } from '../define.js';

/** Replaces characters of one list by those of another. */
function translation(searchList: string, replacementList: string): (source: string) => string {
  const replacements = [...replacementList];
  const last = replacements.at(-1) ?? '';
  const byCharacter = new Map<string, string>();
  [...searchList].forEach((character, i) => {
    if (!byCharacter.has(character)) byCharacter.set(character, replacements[i] ?? last);
  });
  const listed = new RegExp(`[${searchList.replace(/[\\\]^-]/g, '\\$&')}]`, 'gu');
  return (source) => source.replace(listed, (character) => byCharacter.get(character) ?? character);
}

export default defineScalar({
  name: 'translate',
  summary:
    'The text with each character of one list replaced by that at the same place in another; the last one serves for those that have none, and an empty list removes them.',
  source: 'https://learn.microsoft.com/kusto/query/translate-function',
  overloads: [
    prepared(['searchList: string', 'replacementList: string', 'source: string'], 'string', () => {
      let last = { searchList: '', replacementList: '', translate: translation('', '') };
      return (searchList, replacementList, source) => {
        if (searchList !== last.searchList || replacementList !== last.replacementList) {
          last = { searchList, replacementList, translate: translation(searchList, replacementList) };
        }
        return last.translate(source);
      };
    }),
  ],
  examples: [
    { kql: 'print translate("krasp", "otsku", "spark")', result: 'kusto' },
    { kql: 'print translate("abc", "x", "abc")', result: 'xxx' },
    { kql: 'print translate("abc", "", "ab")', result: '' },
  ],
});
