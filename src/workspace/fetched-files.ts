import { unpacked } from './external-files.js';
import { WorkspaceError } from './workspace-error.js';

const LONGEST_WAIT = 60_000;
/** A query reads a list, not an archive. */
const MOST_BYTES = 200_000_000;

type LookUp = (address: string, format: string) => string | Uint8Array | null;

/**
 * Content of `externaldata` from the network. The engine waits for nothing: an address that is not here yet stops the query, is
 * fetched, and the query is run again.
 */
export class FetchedFiles {
  private readonly contents = new Map<string, Uint8Array>();
  private missing: string | null = null;

  /** @param local what is asked first */
  constructor(private readonly local: LookUp = () => null) {}

  readonly lookUp: LookUp = (address, format) => {
    const found = this.local(address, format) ?? this.contents.get(address) ?? null;
    if (found === null) this.missing = address;
    return found;
  };

  /**
   * Runs `read` until no address is missing any more.
   * @throws WorkspaceError where an address cannot be fetched; what `read` throws for other reasons
   */
  async complete(read: () => Promise<void>): Promise<void> {
    for (;;) {
      this.missing = null;
      try {
        return await read();
      } catch (error) {
        // `read` sets it through the look-up, which the compiler does not see.
        const address = this.missing as string | null;
        if (address === null || this.contents.has(address)) throw error;
        this.contents.set(address, await fetched(address));
      }
    }
  }
}

async function fetched(address: string): Promise<Uint8Array> {
  const shown = address.split(/[?;]/, 1)[0] ?? address;
  if (!/^https?:/i.test(address))
    throw new WorkspaceError(shown, 'cannot be fetched: only http and https addresses are');
  try {
    const response = await fetch(address.split(';', 1)[0] ?? address, { signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (!response.ok) throw new WorkspaceError(shown, `cannot be fetched: the server answers ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) {
      throw new WorkspaceError(shown, `is larger than ${MOST_BYTES / 1e6} MB; keep a copy and name it in kqlocal.yaml`);
    }
    return unpacked(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof WorkspaceError) throw error;
    const cause = (error as Error).cause;
    throw new WorkspaceError(
      shown,
      `cannot be fetched: ${cause instanceof Error ? cause.message : (error as Error).message}`,
    );
  }
}
