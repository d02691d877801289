// Words of a slider's turns.
export const flips = {
  'flips.rung': 'becomes {rung}',
  'flips.verdict': '{of} becomes {verdict}',
  'flips.and': ', ',
  'flips.to': 'at {value} {change}',
  'flips.noneAbove': 'no change above',
  'flips.noneBelow': 'no change below',
} as const satisfies Record<string, string>;
