// Words of: io
export const io = {
  'io.link.long': 'This link is longer than 8,000 characters; some chat programs cut it. A file is safer.',
  'io.link.useFile': 'This link is longer than 64,000 characters; most programs will cut it. Send a file.',
  'io.file.tooBig': 'This file has {size} MiB; at most {most} MiB are read.',
  'io.file.unreadable':
    'This file could not be read. See whether it was moved or renamed, then choose it again.',
  'io.file.encoding': 'This file is not UTF-8 text. Save it as UTF-8 in a text editor, then open it again.',
  'io.memory.refused':
    'This browser does not let the page keep anything, as in a private window. Your changes live in this window only; save a file before you close it.',
  'io.memory.full':
    'The space this device gives the page is full. Remove some older models or save this one as a file; keeping resumes as soon as there is room.',
  'io.memory.newer':
    'Another window has moved to a newer version, so this one no longer keeps your work. Save a file, then reload the page.',
  'io.memory.failed':
    'This could not be kept just now; the next change tries again. To be safe, save a file.',
  'io.works.other': 'You have {count} more {count|model|models} on this device.',
  'io.works.elsewhere': 'open in another window',
} as const satisfies Record<string, string>;
