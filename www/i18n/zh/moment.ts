// 图上所示时刻的用语。
export const moment = {
  'moment.label': '图上的时刻',
  'moment.month': '第 {month} 个月',
  'moment.start': '起点',
  'moment.window': '模式取第 {from}–{to} 个月',
  'moment.whole': '模式取全期',
  'moment.after': '期末之后，水平按全期推算',
  'moment.unknown': '水平无界，不画',
  'moment.play': '播放',
  'moment.next': '下个月',
  'moment.pause': '暂停',
  'moment.leave': '回到全期',
  'moment.said': '图上是第 {month} 个月：{active} 项交换在进行，{idle} 条没有',
  'moment.saidAfter': '图上是第 {month} 个月，在期末之后',
  'moment.saidLeft': '图已回到全期',
} as const satisfies Record<string, string>;
