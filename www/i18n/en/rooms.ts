// Words of what could not be fetched.
export const rooms = {
  'rooms.missed': 'This part could not be loaded',
  'rooms.why': 'The network may be down. Your model is not affected.',
  'rooms.again': 'Try again',
  'rooms.reload': 'Reload the page',
} as const satisfies Record<string, string>;
