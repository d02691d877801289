// Words of keeping the work on this device.
export const io = {
  'io.memory.refused':
    'This browser does not let the page keep anything, as in a private window. Your changes live in this window only; save a file before you close it.',
  'io.memory.full':
    'The space this device gives the page is full. Remove some older models or save this one as a file; keeping resumes as soon as there is room.',
  'io.memory.newer':
    'Another window has moved to a newer version, so this one no longer keeps your work. Save a file, then reload the page.',
  'io.memory.failed':
    'This could not be kept just now; the next change tries again. To be safe, save a file.',
} as const satisfies Record<string, string>;
