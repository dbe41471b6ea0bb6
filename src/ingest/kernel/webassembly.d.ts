// What is used of WebAssembly, whose types come with those of browsers only.

declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, () => void>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    /** Another one as soon as the memory has grown. */
    readonly buffer: ArrayBuffer;
  }
}
