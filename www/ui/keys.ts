// The keys of the page, one table: in each place, the chords that make a gesture. What hears keys acts by it, Help lists
// it, and a journey walks it. Beside it stands only what a browser's own controls hear: Tab and Shift + Tab, Enter and the
// space on a button, what a list, a slider and a text field do, Escape of a dialog; and letters, which lead through a menu.

/** The chords of each gesture that a place knows. */
export type Place = Readonly<Record<string, readonly string[]>>;

/** What a place does at each of its gestures, none missing and none too many; false where there is nothing to do. */
export type Does<Of, Rest extends unknown[] = []> = {
  readonly [Gesture in keyof Of]: (event: KeyboardEvent, ...rest: Rest) => unknown;
};

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const SHIFT_ARROWS = ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'];
const REMOVE = ['Delete', 'Backspace'];
const PRESS = ['Enter', 'Space'];
const LEAVE = ['Escape'];

export const everywhere = {
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  save: ['Ctrl+S'],
};

/** On the graph, whatever of it has the focus. */
export const graph = {
  add: ['N'],
  search: ['/'],
  selectAll: ['Ctrl+A'],
  remove: REMOVE,
  zoomIn: ['+', '='],
  zoomOut: ['-'],
  fit: ['0'],
  zoomTo: ['Z'],
  layOut: ['L'],
  leave: LEAVE,
};

/** Heard as the browser's own words for them, which its menu says too. */
export const clipboard = {
  copy: ['Ctrl+C'],
  cut: ['Ctrl+X'],
  paste: ['Ctrl+V'],
};

export const card = {
  walk: ARROWS,
  walkOn: SHIFT_ARROWS,
  enter: ['Enter'],
  select: ['Space'],
  selectToo: ['Shift+Space'],
  rename: ['F2'],
  duplicate: ['D'],
  take: ['M'],
  move: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
  moveFinely: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'],
  menu: ['Shift+F10', 'ContextMenu'],
  remove: REMOVE,
  leave: LEAVE,
};

/** On a card that was taken up: before what is heard on any card. */
export const taken = {
  move: ARROWS,
  moveFinely: SHIFT_ARROWS,
  putDown: ['Enter', 'Escape'],
};

/** On an output or an input. */
export const port = {
  walk: ARROWS,
  connect: ['Enter'],
  show: ['Space'],
  remove: REMOVE,
  leave: LEAVE,
};

/** On the button that gives a unit another output or input. */
export const adder = {
  walk: ARROWS,
  choose: PRESS,
  leave: LEAVE,
};

/** While an exchange is being drawn. */
export const connecting = {
  next: ['ArrowDown', 'ArrowRight', 'Tab'],
  previous: ['ArrowUp', 'ArrowLeft', 'Shift+Tab'],
  connect: PRESS,
  giveUp: LEAVE,
};

/** On the badge of a pair. */
export const badge = {
  walk: ARROWS,
  show: PRESS,
  leave: LEAVE,
};

export const minimap = {
  move: ARROWS,
  moveFar: SHIFT_ARROWS,
  first: ['Home'],
  last: ['End'],
};

/** In a field of a number. */
export const number = {
  more: ['ArrowUp'],
  less: ['ArrowDown'],
  muchMore: ['Shift+ArrowUp', 'PageUp'],
  muchLess: ['Shift+ArrowDown', 'PageDown'],
  pastNext: [']'],
  pastPrevious: ['['],
  take: ['Enter'],
  restore: LEAVE,
};

/** In a cell of a table of the outline, and beside its cells; heard as the browser's own word. */
export const table = { paste: ['Ctrl+V'] };

/** On the dial of the environment. */
export const dial = {
  more: ['ArrowRight', 'ArrowUp'],
  less: ['ArrowLeft', 'ArrowDown'],
  muchMore: ['Shift+ArrowRight', 'Shift+ArrowUp', 'PageUp'],
  muchLess: ['Shift+ArrowLeft', 'Shift+ArrowDown', 'PageDown'],
  least: ['Home'],
  most: ['End'],
  pastNext: [']'],
  pastPrevious: ['['],
};

/** On a period of the timeline. */
export const period = {
  walk: ['ArrowUp', 'ArrowDown'],
  moveEnd: ['ArrowLeft', 'ArrowRight'],
  moveStart: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
  move: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'],
  select: PRESS,
  remove: REMOVE,
};

/** While the graph shows a month. */
export const moment = { leave: LEAVE };

/** In a list to choose from, with a field to narrow it or without. */
export const menu = {
  next: ['ArrowDown'],
  previous: ['ArrowUp'],
  first: ['Home'],
  last: ['End'],
  choose: PRESS,
  close: ['Escape', 'Tab', 'Shift+Tab'],
};

/** On a row of tabs. */
export const tabs = {
  next: ['ArrowRight'],
  previous: ['ArrowLeft'],
  first: ['Home'],
  last: ['End'],
};

/** On the picture of a sweep. */
export const heatMap = { walk: ARROWS };

/** On the start of a way through the phase picture. */
export const phase = {
  move: ARROWS,
  moveFar: SHIFT_ARROWS,
};

/** In what lies over something else: a panel, a why, a dialog, a menu of the bar, the tour, a list or a sheet. */
export const opened = { close: LEAVE };

/** In the field of a name, a unit's on its card or a scenario's. */
export const naming = {
  take: ['Enter'],
  giveUp: LEAVE,
};

/** On the upper edge of the drawer. */
export const grip = {
  taller: ['ArrowUp'],
  lower: ['ArrowDown'],
  muchTaller: ['PageUp'],
  muchLower: ['PageDown'],
};

export const keys = {
  everywhere,
  graph,
  clipboard,
  card,
  taken,
  port,
  adder,
  connecting,
  badge,
  minimap,
  number,
  table,
  dial,
  period,
  moment,
  opened,
  naming,
  menu,
  tabs,
  grip,
  heatMap,
  phase,
} as const;

/** Keys that write no letter, and what keyboards for Chinese write in a letter's place. */
const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '【': '[', '】': ']' };

/** The keys that are held, as the table writes them. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const ctrl = ctrlKey || metaKey;
  // A sign says by itself whether Shift was held; where it stands on the keyboard is the keyboard's affair.
  const shift = shiftKey && (ctrl || name.length > 1);
  return (ctrl ? 'Ctrl+' : '') + (altKey ? 'Alt+' : '') + (shift ? 'Shift+' : '') + name;
}

/** Does what a key means in a place; whether it means anything there. What an input method is told is not for the page. */
export function hear<Of extends Place, Rest extends unknown[]>(
  place: Of,
  does: Does<Of, Rest>,
  event: KeyboardEvent,
  ...rest: Rest
): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const chord = chordOf(event);
  const gesture = Object.keys(place).find((known) => place[known]?.includes(chord));
  return gesture !== undefined && (does as Does<Place, Rest>)[gesture]?.(event, ...rest) !== false;
}
