// Words round the model, in the page as in the embed.
export const frame = {
  'shell.untitled': '未命名的联合体',
  'shell.main': '共生图',
  'shell.undo': '撤销',
  'shell.redo': '重做',
  'shell.openInGongsheng': '在共生中打开',
  'shell.embedBlocked': '这个页面不许打开新窗口；地址是 {address}',
  'shell.problemsOfLink': '链接里的模型有 {count} 处错误，打不开。请作者在共生里改好，再复制一次链接。',
  'shell.noPreset': '没有叫「{preset}」的示例。看看网址里 preset 的拼写。',
  'io.engine.time': '这个模型算得太久，已停下。去掉一些单元或月份再试；你的改动都在。',
  'io.engine.crash': '引擎在这个模型上出错，已重新启动。撤销上一步，或改动后再试；你的改动都在。',
  'io.engine.gone': '引擎没有回应。随便改动一处，就会再算一次；你的改动都在。',
  'io.engine.load': '引擎加载失败。检查网络，再刷新页面；你的改动都在。',
} as const satisfies Record<string, string>;
