import { defineScalar, overload } from '../define.js';
import { fourier } from './_fourier.js';
import { asColumns, findingColumns, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fft',
  summary:
    'The Fourier transform of a series of complex numbers, whose imaginary parts are 0 where they are not given: the real and the imaginary parts, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-fft-function',
  columns: findingColumns('series_fft', { real: 'dynamic', imag: 'dynamic' }),
  overloads: [
    overload(['series: array', 'series_imaginary?: array'], 'dynamic', (series, series_imaginary) => {
      const real = realsOf(series);
      const imaginary = series_imaginary === undefined ? real?.map(() => 0) : realsOf(series_imaginary);
      if (real === null || !imaginary || real.length !== imaginary.length) return null;
      const transformed = fourier({ real, imaginary });
      return asColumns([
        ['real', [...transformed.real]],
        ['imag', [...transformed.imaginary]],
      ]);
    }),
  ],
  examples: [
    {
      kql: 'print x = dynamic([1, 0, 0, 0]) | project series_fft(x)',
      rows: [
        [
          [1, 1, 1, 1],
          [0, 0, 0, 0],
        ],
      ],
      verified: 'reasoned',
    },
  ],
});
