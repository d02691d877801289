// Words of the moment that the graph shows.
export const moment = {
  'moment.label': 'Moment on the graph',
  'moment.month': 'Month {month}',
  'moment.start': 'Start',
  'moment.window': 'modes of months {from}–{to}',
  'moment.whole': 'modes of the whole horizon',
  'moment.after': 'past the horizon, levels only',
  'moment.unknown': 'levels without limit, not drawn',
  'moment.play': 'Play',
  'moment.next': 'Next month',
  'moment.pause': 'Pause',
  'moment.leave': 'Back to the whole horizon',
  'moment.said':
    'The graph shows month {month}: {active} {active|exchange runs|exchanges run}, {idle} {idle|does|do} not',
  'moment.saidAfter': 'The graph shows month {month}, past the horizon',
  'moment.saidLeft': 'The graph shows the whole horizon again',
} as const satisfies Record<string, string>;
