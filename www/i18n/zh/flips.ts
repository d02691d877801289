// Words of a slider's turns.
export const flips = {
  'flips.rung': '变为{rung}',
  'flips.verdict': '{of}变为{verdict}',
  'flips.and': '，',
  'flips.to': '到 {value} {change}',
  'flips.noneAbove': '往上不变',
  'flips.noneBelow': '往下不变',
} as const satisfies Record<string, string>;
