// Words of going on with another work.
export const works = {
  'shell.removedWork': 'Deleted “{title}”.',
  'shell.opened': 'Opened “{title}”.',
  'shell.shared': 'You are looking at someone else’s model; it is read-only.',
  'shell.saveAsMine': 'Save as mine',
  'shell.backToMine': 'Back to mine',
  'shell.savedAsMine': 'Saved as your own.',
  'io.works.elsewhere': 'open in another window',
} as const satisfies Record<string, string>;
