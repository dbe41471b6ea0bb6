// What a team has beside its rules and its events: saved functions, watchlists, local copies, facts about files and addresses.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { QueryOptions } from '../database/database.js';
import { externalFiles } from './external-files.js';
import { fileProfiles } from './file-profiles.js';
import { loadFunctions } from './functions.js';
import { geoDatabase } from './geo-database.js';
import { readSettings, SETTINGS_FILE, type Settings } from './settings.js';
import { watchlistsOf } from './watchlists.js';
import { WorkspaceError } from './workspace-error.js';

export interface Workspace {
  readonly settings: Settings;
  /** what queries are given of it */
  readonly query: Required<Pick<QueryOptions, 'functions' | 'watchlist' | 'lookups'>>;
}

/**
 * Opens a workspace: a folder with a `kqlocal.yaml`, or such a file under any name. Its files are read when they are first needed.
 * @throws WorkspaceError where there is none, or its settings are wrong
 */
export function openWorkspace(given: string): Workspace {
  if (!existsSync(given)) throw new WorkspaceError(given, 'there is no such file or folder');
  const file = statSync(given).isDirectory() ? path.join(given, SETTINGS_FILE) : given;
  if (!existsSync(file)) throw new WorkspaceError(given, `the folder has no ${SETTINGS_FILE}`);
  const settings = readSettings(file);
  return { settings, query: queryOptionsOf(settings) };
}

function queryOptionsOf(settings: Settings): Workspace['query'] {
  const { functions, external, fileProfiles: profiles, geoip } = settings;
  return {
    functions: functions === null ? new Map() : loadFunctions(functions),
    watchlist: watchlistsOf(settings),
    lookups: {
      external: externalFiles(external),
      ...(profiles === null ? {} : { fileProfile: onDemand(() => fileProfiles(profiles)) }),
      ...(geoip === null ? {} : { geo: onDemand(() => geoDatabase(geoip)) }),
    },
  };
}

/** A look-up whose data is read when it is first asked. */
function onDemand<T>(read: () => (key: string) => T): (key: string) => T {
  let lookUp: ((key: string) => T) | undefined;
  return (key) => {
    lookUp ??= read();
    return lookUp(key);
  };
}
