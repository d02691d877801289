// Words of: io
export const io = {
  'io.link.long': '这个链接超过 8000 个字符，有的聊天软件会截断；也可以改发文件。',
  'io.link.useFile': '这个链接超过 64 000 个字符，多数软件会截断。改发文件更稳妥。',
  'io.file.tooBig': '这个文件有 {size} MiB，最多读 {most} MiB。',
  'io.file.unreadable': '读不出这个文件。看看它是否已被移走或改名，再选一次。',
  'io.file.encoding': '这个文件不是 UTF-8 文本。用文本编辑器把它另存为 UTF-8，再打开。',
  'io.memory.refused': '这个浏览器不让本页存东西（常见于无痕窗口）。你的改动只在这个窗口里，关闭前存为文件。',
  'io.memory.full': '这台设备给本页的空间已满。删掉几个旧模型，或把这个存为文件；一有空间就会接着保存。',
  'io.memory.newer': '另一个窗口已换成更新的版本，这里不再保存。先存为文件，再刷新本页。',
  'io.memory.failed': '这次没有存成，下次改动时会再试。放心不下就存为文件。',
  'io.works.other': '另有 {count} 份你的模型存在本机。',
  'io.works.elsewhere': '正在另一个窗口里打开',
} as const satisfies Record<string, string>;
