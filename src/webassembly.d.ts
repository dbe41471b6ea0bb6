// What is used of WebAssembly, whose types come with those of browsers only.

declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Memory | (() => void)>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    /** In pages of 64 kB. */
    constructor(size: { readonly initial: number; readonly maximum: number; readonly shared: true });
    /** Another one as soon as the memory has grown. */
    readonly buffer: SharedArrayBuffer;
  }
}
