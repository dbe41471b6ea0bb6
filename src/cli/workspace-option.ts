// The workspace of a command: the options that name it, and what is in it.

import type { QueryOptions } from '../database/database.js';
import type { FetchedFiles } from '../workspace/fetched-files.js';
import type { Settings } from '../workspace/settings.js';

export const workspaceOptions = {
  workspace: {
    type: 'string',
    requiresArg: true,
    describe:
      'a folder with a kqlocal.yaml: functions, watchlists, exclusions…; default the working folder, where it has one',
  },
  functions: {
    type: 'string',
    requiresArg: true,
    describe: 'a folder of saved functions: .kql files by their names',
  },
} as const;

/** For commands that read what queries name. */
export const networkOption = {
  type: 'boolean',
  default: false,
  describe: 'fetch what externaldata names and the workspace has no copy of',
} as const;

interface WorkspaceArguments {
  readonly workspace?: string | undefined;
  readonly functions?: string | undefined;
  readonly allowNetwork?: boolean | undefined;
}

export interface UsedWorkspace {
  /** null where there is no workspace */
  readonly settings: Settings | null;
  /** what queries are given */
  readonly query: Pick<QueryOptions, 'functions' | 'watchlist' | 'lookups'>;
  /** null where nothing may be fetched; otherwise what reads rows has to run inside `complete` */
  readonly network: FetchedFiles | null;
}

export async function workspaceOf({ workspace, functions, allowNetwork }: WorkspaceArguments): Promise<UsedWorkspace> {
  const found = workspace ?? (await ownWorkspace());
  let { settings, query }: Opened = found === null ? NONE : await open(found);
  if (functions !== undefined) {
    const { loadFunctions } = await import('../workspace/functions.js');
    query = { ...query, functions: new Map([...(query.functions ?? []), ...loadFunctions(functions)]) };
  }
  if (allowNetwork !== true) return { settings, query, network: null };
  const network = await networkBehind(query.lookups?.external);
  return { settings, query: { ...query, lookups: { ...query.lookups, external: network.lookUp } }, network };
}

type Opened = Pick<UsedWorkspace, 'settings' | 'query'>;

const NONE: Opened = { settings: null, query: {} };

async function open(given: string): Promise<Opened> {
  const { openWorkspace } = await import('../workspace/workspace.js');
  return openWorkspace(given);
}

async function networkBehind(local: ((address: string, format: string) => string | Uint8Array | null) | undefined) {
  const { FetchedFiles } = await import('../workspace/fetched-files.js');
  return new FetchedFiles(local);
}

async function ownWorkspace(): Promise<string | null> {
  const { existsSync } = await import('node:fs');
  return existsSync('kqlocal.yaml') ? 'kqlocal.yaml' : null;
}
