// Upper and lower case as the service has them: character by character, so that no text gets longer (`ß` stays), no
// letter depends on its neighbours (a final sigma is `σ`), and none turns into an ASCII one or leaves ASCII (`ı`, `İ`).

const ASCII = /^[\0-\x7f]*$/;

/** `text` in upper case. */
export function upperCase(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : mapCharacters(text, (character) => character.toUpperCase());
}

/** `text` in lower case. */
export function lowerCase(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : mapCharacters(text, (character) => character.toLowerCase());
}

function mapCharacters(text: string, convert: (character: string) => string): string {
  let result = '';
  for (const character of text) {
    const converted = convert(character);
    const isSimple = converted.length === character.length && ASCII.test(converted) === ASCII.test(character);
    result += isSimple ? converted : character;
  }
  return result;
}
