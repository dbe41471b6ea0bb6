// The workspace of a command: the options that name it, and what is in it.

import type { QueryOptions } from '../database/database.js';
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

interface WorkspaceArguments {
  readonly workspace?: string | undefined;
  readonly functions?: string | undefined;
}

export interface UsedWorkspace {
  /** null where there is no workspace */
  readonly settings: Settings | null;
  /** what queries are given */
  readonly query: Pick<QueryOptions, 'functions' | 'watchlist' | 'lookups'>;
}

export async function workspaceOf({ workspace, functions }: WorkspaceArguments): Promise<UsedWorkspace> {
  const found = workspace ?? (await ownWorkspace());
  const { settings, query } = found === null ? NONE : await open(found);
  if (functions === undefined) return { settings, query };
  const { loadFunctions } = await import('../workspace/functions.js');
  return {
    settings,
    query: { ...query, functions: new Map([...(query.functions ?? []), ...loadFunctions(functions)]) },
  };
}

const NONE: UsedWorkspace = { settings: null, query: {} };

async function open(given: string): Promise<UsedWorkspace> {
  const { openWorkspace } = await import('../workspace/workspace.js');
  return openWorkspace(given);
}

async function ownWorkspace(): Promise<string | null> {
  const { existsSync } = await import('node:fs');
  return existsSync('kqlocal.yaml') ? 'kqlocal.yaml' : null;
}
