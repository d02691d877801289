// The mean of a factor's sign over the horizon: 0 before its first step, the last of two in the same month counts.
import type { Factor } from 'gongsheng';

export function meanSign(factor: Factor, months: number): number {
  const steps = [...(factor.steps ?? [])].sort(([a], [b]) => a - b);
  const sum = steps.reduce((total, [month, sign], index) => {
    const next = Math.min(months, steps[index + 1]?.[0] ?? months);
    return total + sign * Math.max(0, next - month);
  }, 0);
  return months > 0 ? sum / months : 0;
}
