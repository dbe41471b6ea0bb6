import { defineScalar, prepared, volatile } from '../define.js';

export default defineScalar({
  name: 'rand',
  summary: 'A random real from 0 up to but not including 1; with a number n one of 0.0, 1.0, … n - 1.',
  source: 'https://learn.microsoft.com/kusto/query/rand-function',
  naming: 'argument',
  note: 'The numbers follow from the time of the query: the same query at the same time gives the same.',
  overloads: [
    volatile(
      prepared(['number?: integer as long'], 'real', ({ context: { random } }) => (number) => {
        const value = random.real();
        return number === undefined ? value : Math.floor(value * Number(number));
      }),
    ),
  ],
  examples: [
    {
      kql: 'range i from 1 to 100 step 1 | summarize countif(rand() < 0 or rand() >= 1 or rand(10) > 9)',
      result: 0,
      verified: 'reasoned',
    },
  ],
});
