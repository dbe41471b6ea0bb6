import type { Role } from './fleet.js';

/** What is said of a program; what is left out has the default that `Program` names. */
export interface ProgramFacts {
  fileName: string;
  /** `{user}` stands for the user's name. */
  folder: string;
  /** Null, with product and description, where the file has no version information. */
  company: string | null;
  product: string | null;
  description: string | null;
  versions: readonly string[];
  /** Bytes. */
  size: number;
  /** Templates: see `fill` in process.ts; `{path}` is the quoted path of the program. */
  commandLines: readonly string[];
  /** Names of hosts, any host of the web, or machines of the local network that are known by address only. */
  talksTo: readonly string[] | 'web' | 'local network';
  port?: number;
  /** Default: the file's name without its ending. */
  internalFileName?: string;
  /** Default: the file's name. */
  originalFileName?: string;
  /** Default: explorer.exe. */
  parent?: string | null;
  /** Default: the user. */
  runsAs?: 'user' | 'system' | 'local service' | 'network service';
  elevated?: boolean;
  sandboxed?: boolean;
  /** Default: workstations only. */
  roles?: readonly Role[];
  /** The share of devices that have it, of those that may. Default: 0.85. */
  prevalence?: number;
  /** The share of events, compared with other programs. Default: 1. */
  weight?: number;
  /** The chance that an event is the first of a new process. Default: 0.01. */
  renewal?: number;
}

export type Program = Required<ProgramFacts>;

export function defineProgram(facts: ProgramFacts): Program {
  return {
    port: 443,
    internalFileName: facts.fileName.replace(/\.\w+$/, ''),
    originalFileName: facts.fileName,
    parent: 'explorer.exe',
    runsAs: 'user',
    elevated: false,
    sandboxed: false,
    roles: ['workstation'],
    prevalence: 0.85,
    weight: 1,
    renewal: 0.01,
    ...facts,
  };
}
