// 读屏说出的变化。
export const spoken = {
  'spoken.undone': '已撤销',
  'spoken.redone': '已重做',
  'spoken.surplus': '盈余由 {before} 变为 {after}',
  'spoken.rung': '联合体：由{before}变为{after}',
  'spoken.system': '系统：由{before}变为{after}',
  'spoken.pair': '{pair}：由{before}变为{after}，盈余 {surplus}',
  'spoken.more': '另有 {count} 对的模式改变',
  'spoken.and': '；',
} as const;
