// Words round the model, in the page as in the embed.
export const frame = {
  'shell.untitled': 'Untitled consortium',
  'shell.main': 'Graph',
  'shell.openInGongsheng': 'Open in Gongsheng',
  'shell.embedBlocked': 'This page may not open a window; the address is {address}',
  'shell.problemsOfLink':
    'The model in this link has {count} mistakes and cannot be shown. Its author can mend it in Gongsheng and copy the link again.',
  'shell.noPreset':
    'There is no ready consortium called “{preset}”. Check the spelling of preset in the address.',
} as const satisfies Record<string, string>;
