import type { Value } from '../../values/types.js';
import { type AggregateOverload, fold } from '../define.js';
import { hasherOf } from './_hash.js';
import { HyperLogLog, precisionOf } from './_hyper-log-log.js';

export const hllOverload: AggregateOverload = fold(
  ['expr: not-real-or-bool', 'accuracy?: integer'],
  'dynamic',
  ({ types, constants }) => {
    const hash = hasherOf(types[0] ?? 'dynamic');
    const precision = precisionOf(constants[1]);
    return {
      init: () => new HyperLogLog(precision),
      step: (sketch: HyperLogLog, value: Value) => {
        sketch.add(hash(value));
        return sketch;
      },
      // The results are such sketches.
      addResult: (sketch: HyperLogLog, result) => sketch.merge(HyperLogLog.fromDynamic(result) as HyperLogLog),
      finish: (sketch: HyperLogLog) => sketch.toDynamic(),
      stateBytes: 2 ** precision,
    };
  },
);
