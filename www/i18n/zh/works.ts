// Words of going on with another work.
export const works = {
  'shell.removedWork': '已删除「{title}」。',
  'shell.opened': '已打开「{title}」。',
  'shell.shared': '你在看别人的模型，改不动它。',
  'shell.saveAsMine': '另存为我的',
  'shell.backToMine': '回到我的',
  'shell.savedAsMine': '已另存为你的模型。',
  'io.works.elsewhere': '正在另一个窗口里打开',
} as const satisfies Record<string, string>;
