// The build puts the version of package.json in place of this name.
declare const KQLOCAL_VERSION: string;

/** The version of the package, or `unbuilt` where the sources run as they are. */
export const version = typeof KQLOCAL_VERSION === 'undefined' ? 'unbuilt' : KQLOCAL_VERSION;
