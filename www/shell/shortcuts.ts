// The keys that are heard wherever the focus is.
import { project } from '../state/project.svelte';
import { work } from '../state/work.svelte';
import { everywhere, hear, type Does } from '../ui/keys';

const does: Does<typeof everywhere> = {
  undo: () => project.undo(),
  redo: () => project.redo(),
  save: () => work.saveFile(),
};

export function shortcut(event: KeyboardEvent): void {
  if (hear(everywhere, does, event)) event.preventDefault();
}
