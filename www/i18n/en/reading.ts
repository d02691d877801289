// Words of reading a link or a text.
export const reading = {
  'io.link.codec':
    'This link is written in a way this page does not know ({codec}), probably by a newer version. Reload the page and open it again, or ask for a file.',
  'io.link.damaged':
    'This link is incomplete; it was probably cut or changed on its way. Ask for a fresh copy, or for a file.',
  'io.link.tooLong': 'This link has {count} characters; at most {most} are read. Ask for a file instead.',
  'io.link.tooBig': 'This link unfolds to more than {most} MiB, so reading stopped. Ask for a file instead.',
  'io.link.modelTooBig': 'This model is too large for a link. Save it as a file and send that.',
  'io.notJson': 'This is not JSON. Choose a .gongsheng.json file.',
  'io.notJsonAt':
    'From line {line}, column {column}, this is not JSON. Fix that place and open it again, or choose another file.',
  'io.newerVersion':
    'This model is in version {version} of the format; this page knows up to {known}. Reload the page to get a newer one.',
} as const satisfies Record<string, string>;
