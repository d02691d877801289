// The changes that a screen reader says.
export const spoken = {
  'spoken.undone': 'undone',
  'spoken.redone': 'redone',
  'spoken.surplus': 'surplus {before}, now {after}',
  'spoken.rung': 'the consortium was {before}, is now {after}',
  'spoken.system': 'the system: {before} became {after}',
  'spoken.pair': '{pair}: {before} became {after}, surplus {surplus}',
  'spoken.more': '{count} more {count|pair has|pairs have} changed mode',
  'spoken.and': '; ',
} as const;
