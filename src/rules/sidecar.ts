/** Whether a file stands beside a rule, named after it, and holds none itself: its exclusions, its tests. */
export const isSidecar = (file: string): boolean => /\.(?:exclusions|test)\.ya?ml$/i.test(file);
