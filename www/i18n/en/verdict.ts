// Words of the verdict, as the bar tells it.
export const verdict = {
  'results.surplus': 'Surplus',
  'results.stale': 'Results of the last valid model',
  'results.eu': 'eu',
  'results.ladder': 'The five rungs of formation',
  'results.gap.compatible-pair': 'One fitting pair short of Compatible',
  'results.gap.activity': 'One exchange short of Interacting',
  'results.gap.surplus': '{amount} eu short of Formed',
  'results.gap.length': '{amount} months short of Durable',
  'results.gap.lengthOne': '1 month short of Durable',
  'results.gap.windows': '{amount} eu short of Durable',
  'results.gap.windowsZero': 'Durable needs surplus every {length} {length|month|months}',
  'results.gap.core': 'Durable needs a fairer split',
  'results.gap.coreUnknown': 'Way to Durable not computed',
  'results.gap.reached': 'Top rung reached',
} as const satisfies Record<string, string>;
