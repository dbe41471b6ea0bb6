// The package has no types of its own. It is imported by its file, since Node has a deprecated module of its name.
declare module 'punycode/punycode.js' {
  const punycode: {
    /** @throws RangeError where a text cannot be encoded */
    encode(text: string): string;
    /** @throws RangeError where a text is no punycode */
    decode(encoded: string): string;
  };
  export default punycode;
}
