import colors from 'picocolors';

/** Colours where standard error is a terminal that has them; NO_COLOR and FORCE_COLOR are respected. */
export const paint = colors.createColors(
  colors.isColorSupported && (process.stderr.isTTY === true || process.env.FORCE_COLOR !== undefined),
);
