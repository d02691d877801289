// Words of going on with another work.
export const works = {
  'shell.removedWork': '已删除「{title}」。',
  'shell.opened': '已打开「{title}」。',
  'shell.shared': '你在看别人的模型，只能看，不能改。',
  'shell.saveAsMine': '另存为我的',
  'shell.backToMine': '回到我的',
  'shell.savedAsMine': '已另存为你的模型。',
  'io.works.elsewhere': '已在另一个窗口打开',
} as const satisfies Record<string, string>;
