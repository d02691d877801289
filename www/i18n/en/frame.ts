// Words round the model, in the page as in the embed.
export const frame = {
  'shell.untitled': 'Untitled consortium',
  'shell.main': 'Graph',
  'shell.undo': 'Undo',
  'shell.redo': 'Redo',
  'shell.openInGongsheng': 'Open in Gongsheng',
  'shell.embedBlocked': 'This page may not open a window; the address is {address}',
  'shell.problemsOfLink':
    'The model in this link has {count} {count|error|errors} and cannot be shown. Its author can fix it in Gongsheng and copy the link again.',
  'shell.noPreset': 'There is no example called “{preset}”. Check the spelling of preset in the address.',
  'io.engine.time':
    'This model took too long, so the engine stopped. Try with fewer units or months; your changes are all here.',
  'io.engine.crash':
    'The engine failed on this model and was started again. Undo the last step or change something; your changes are all here.',
  'io.engine.gone': 'The engine did not answer. Any change makes it try again; your changes are all here.',
  'io.engine.load':
    'The engine could not be loaded. Check your connection and reload the page; your changes are all here.',
} as const satisfies Record<string, string>;
