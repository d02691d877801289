// Words of reading a file.
export const files = {
  'io.file.tooBig': 'This file has {size} MiB; at most {most} MiB are read.',
  'io.file.unreadable':
    'This file could not be read. See whether it was moved or renamed, then choose it again.',
  'io.file.encoding': 'This file is not UTF-8 text. Save it as UTF-8 in a text editor, then open it again.',
  'io.file.unknown':
    'This is not a model. Models are .gongsheng.json files; from other programs, .csv tables and .graphml or .gexf graphs can be opened.',
  'shell.drop': 'Drop to open the file',
} as const satisfies Record<string, string>;
