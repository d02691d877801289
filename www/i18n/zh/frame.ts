// Words round the model, in the page as in the embed.
export const frame = {
  'shell.untitled': '未命名的联合体',
  'shell.main': '共生图',
  'shell.openInGongsheng': '在共生中打开',
  'shell.embedBlocked': '这个页面不许打开新窗口；地址是 {address}',
  'shell.problemsOfLink': '链接里的模型有 {count} 处错误，打不开。请作者在共生里改好，再复制一次链接。',
  'shell.noPreset': '没有叫「{preset}」的示例。看看网址里 preset 的拼写。',
} as const satisfies Record<string, string>;
