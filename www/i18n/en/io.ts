// Words of: io
export const io = {
  'io.link.codec':
    'This link is written in a way this page does not know ({codec}), probably by a newer version. Reload the page and open it again, or ask for a file.',
  'io.link.damaged':
    'This link is incomplete; it was probably cut or changed on its way. Ask for a fresh copy, or for a file.',
  'io.link.tooLong': 'This link has {count} characters; at most {most} are read. Ask for a file instead.',
  'io.link.tooBig': 'This link unfolds to more than {most} MiB, so reading stopped. Ask for a file instead.',
  'io.link.modelTooBig': 'This model is too large for a link. Save it as a file and send that.',
  'io.link.long': 'This link is longer than 8,000 characters; some chat programs cut it. A file is safer.',
  'io.link.useFile': 'This link is longer than 64,000 characters; most programs will cut it. Send a file.',
  'io.file.tooBig': 'This file has {size} MiB; at most {most} MiB are read.',
  'io.file.unreadable':
    'This file could not be read. See whether it was moved or renamed, then choose it again.',
  'io.file.encoding': 'This file is not UTF-8 text. Save it as UTF-8 in a text editor, then open it again.',
  'io.notJson': 'This is not JSON. Choose a .gongsheng.json file.',
  'io.notJsonAt':
    'From line {line}, column {column}, this is not JSON. Mend that place and open it again, or choose another file.',
  'io.newerVersion':
    'This model is in version {version} of the format; this page knows up to {known}. Reload the page to get a newer one.',
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
  'io.engine.time':
    'This model took too long, so the engine stopped. Try with fewer units or months; your changes are all here.',
  'io.engine.crash':
    'The engine failed on this model and was started again. Undo the last step or change something; your changes are all here.',
  'io.engine.gone': 'The engine did not answer. Any change makes it try again; your changes are all here.',
  'io.engine.load':
    'The engine could not be loaded. Check your connection and reload the page; your changes are all here.',
} as const satisfies Record<string, string>;
