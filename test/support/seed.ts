import fc from 'fast-check';

/** One seed for all properties, so that a run that passes passes again; `FC_SEED=7 npx vitest run …` looks at other values. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20260315) });
