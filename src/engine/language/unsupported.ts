// What KQL has and kqlocal refuses, each with the reason that the error gives.

export const UNSUPPORTED: Readonly<Record<string, string>> = {};
