// Words of the verdict, as the bar tells it.
export const verdict = {
  'results.surplus': '盈余',
  'results.stale': '结果停在上一次有效的模型',
  'results.eu': 'eu',
  'results.ladder': '形成的五级',
  'results.gap.compatible-pair': '离「相容」还差一对能配上的质参量',
  'results.gap.activity': '离「互动」还差一次交换',
  'results.gap.surplus': '离「形成」还差 {amount} eu',
  'results.gap.length': '离「持久」还差 {amount} 个月',
  'results.gap.lengthOne': '离「持久」还差 1 个月',
  'results.gap.windows': '离「持久」还差 {amount} eu',
  'results.gap.windowsZero': '「持久」要每 {length} 个月都有余',
  'results.gap.core': '离「持久」还差公平分配',
  'results.gap.coreUnknown': '离「持久」多远，未能计算',
  'results.gap.reached': '已到最高一级',
} as const satisfies Record<string, string>;
