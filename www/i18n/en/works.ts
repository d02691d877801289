// Words of going on with another work.
export const works = {
  'shell.removedWork': 'Deleted “{title}”.',
  'shell.opened': 'Opened “{title}”.',
  'shell.openedCopy': 'Opened a copy of “{title}”; the other window keeps its own.',
  'shell.elsewhere':
    '“{title}” is open in another window, so this one shows another work. A copy of it can be opened from the library.',
  'shell.shared': 'You are looking at someone else’s model; it is read-only.',
  'shell.saveAsMine': 'Save as mine',
  'shell.backToMine': 'Back to mine',
  'shell.savedAsMine': 'Saved as your own.',
  'io.works.elsewhere': 'open in another window',
} as const satisfies Record<string, string>;
