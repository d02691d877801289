// Words of the dialogs.
export const sheets = {
  'shell.title': '共生 Gongsheng',
  'shell.size': 'Projector size',
  'shell.new': 'New empty consortium',
  'shell.open': 'Open a file',
  'shell.save': 'Save as a file',
  'shell.copyLink': 'Copy link',
  'shell.linkCopied': 'Link copied. The whole model is in it.',
  'shell.linkByHand': 'Your browser will not copy; select the link below.',
  'shell.link': 'Link',
  'shell.linkAbout':
    'The link carries the whole model and passes through no server. Whoever opens it keeps their own work.',
  'shell.fileAbout': 'The file is plain JSON: keep it, compare it, open it again.',
  'shell.embed': 'Put it in a course page',
  'shell.embedAbout':
    'Paste these lines into the page; host embed.html yourself or keep its present address.',
  'shell.copyEmbed': 'Copy the lines',
  'shell.embedCopied': 'Lines copied.',
  'shell.presetsAbout':
    'The figures are illustrative, not measured. What you are working on moves to “My work” before an example opens.',
  'shell.mine': 'My work',
  'shell.mineNone': 'What you keep on this device will be listed here.',
  'shell.openWork': 'Open',
  'shell.removeWork': 'Delete',
  'shell.linkBroken': 'This link cannot be opened',
  'shell.fileBroken': 'This file cannot be opened',
  'shell.problemsOf': 'The file has {count} {count|error|errors}. Fix {count|it|them}, then open it again:',
  'shell.moreProblems': 'And {count} more.',
  'shell.yours': 'Your own work is untouched.',
  'shell.helpAbout':
    'An energy ledger for symbiosis. A paper explains China’s municipal industry–education consortia with symbiosis theory and gives no formula; here its ideas become a ledger that can be computed. The numbers are a teaching model’s, not a measurement.',
  'shell.helpKeys': 'Keyboard',
  'shell.helpWork': 'Where your work lives',
  'shell.helpWorkText':
    'Only in this browser on this device; nothing is uploaded. Clearing the browser’s data clears it too, so save a file of what matters.',
  'shell.helpBrowsers': 'Browsers',
  'shell.helpBrowsersText': 'Needs {browsers}, or newer.',
  'shell.version': 'Engine {version}',
  'io.link.long': 'This link is longer than 8,000 characters; some chat programs cut it. A file is safer.',
  'io.link.useFile': 'This link is longer than 64,000 characters; most programs will cut it. Send a file.',
} as const satisfies Record<string, string>;
