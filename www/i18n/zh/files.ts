// Words of reading a file.
export const files = {
  'io.file.tooBig': '这个文件有 {size} MiB，最多读 {most} MiB。',
  'io.file.unreadable': '读不出这个文件。看看它是否已被移走或改名，再选一次。',
  'io.file.encoding': '这个文件不是 UTF-8 文本。用文本编辑器把它另存为 UTF-8，再打开。',
  'io.file.unknown':
    '这个文件里没有模型。能打开的有 .gongsheng.json，以及其他软件的 .csv 表格、.graphml 和 .gexf 图。',
  'shell.drop': '放手即打开文件',
} as const satisfies Record<string, string>;
