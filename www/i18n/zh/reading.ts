// Words of reading a link or a text.
export const reading = {
  'io.link.codec':
    '这个链接的写法（{codec}）本页不认识，多半出自更新的版本。刷新本页再打开，或让对方发文件。',
  'io.link.damaged': '这个链接不完整，多半在传送中被截断或改动了。让对方重新复制链接，或改发文件。',
  'io.link.tooLong': '这个链接有 {count} 个字符，最多读 {most} 个。让对方改发文件。',
  'io.link.tooBig': '这个链接展开后超过 {most} MiB，没有再读下去。让对方改发文件。',
  'io.link.modelTooBig': '这个模型太大，放不进链接。把它存为文件再发送。',
  'io.notJson': '这不是 JSON 文本。选一个 .gongsheng.json 文件。',
  'io.notJsonAt': '第 {line} 行第 {column} 列起不是 JSON。改好这一处再打开，或另选一个文件。',
  'io.newerVersion':
    '这个模型的格式是第 {version} 版，本页最高支持第 {known} 版。刷新本页，用更新的版本打开。',
} as const satisfies Record<string, string>;
