// The keys that are heard wherever the focus is.
import { saveFile } from '../io/file';
import { project } from '../state/project.svelte';
import { view } from '../state/view.svelte';
import { everywhere, hear, type Does } from '../ui/keys';

const does: Does<typeof everywhere> = {
  undo: () => project.undo(),
  redo: () => project.redo(),
  save: () => saveFile(project.document, view.language),
};

export function shortcut(event: KeyboardEvent): void {
  if (hear(everywhere, does, event)) event.preventDefault();
}
