// Numbers for meanings: two plans have the same one where they are the same but for the places of their text.

/** Numbers parts of plans; equal parts have equal numbers, in whichever plan they stand. */
export class Meanings {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<object, number>();

  of(part: object): number {
    let number = this.known.get(part);
    if (number === undefined) {
      number = this.numberOf(this.textOf(part));
      this.known.set(part, number);
    }
    return number;
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  private textOf(part: object): string {
    if (Array.isArray(part)) return `[${part.map((item) => this.text(item)).join()}]`;
    if (part instanceof Map) return `map${this.textOf([...part])}`;
    if (Object.getPrototypeOf(part) !== Object.prototype) return `${part.constructor.name} ${String(part)}`;
    const fields = Object.entries(part).filter(([field]) => !/span$/i.test(field));
    return `{${fields.map(([field, value]) => `${field}:${this.text(value)}`).join()}}`;
  }

  private text(value: unknown): string {
    if (value !== null && typeof value === 'object') return `#${this.of(value)}`;
    return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
  }
}
