// Words of going on with another work.
export const works = {
  'shell.removedWork': '已删除「{title}」。',
  'shell.opened': '已打开「{title}」。',
  'shell.openedCopy': '已打开「{title}」的副本，另一个窗口里的不受影响。',
  'shell.elsewhere': '「{title}」已在另一个窗口打开，这里显示的是另一份。要看它，可从「示例」里打开副本。',
  'shell.shared': '你在看别人的模型，只能看，不能改。',
  'shell.saveAsMine': '另存为我的',
  'shell.backToMine': '回到我的',
  'shell.savedAsMine': '已另存为你的模型。',
  'io.works.elsewhere': '已在另一个窗口打开',
} as const satisfies Record<string, string>;
