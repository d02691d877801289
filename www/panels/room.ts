// Rooms of the page that come when they are opened: fetched then or ahead of it, and once more where a fetch has failed.
import { hand } from '../state/hand';
import { idle } from '../state/idle';

export type Load<Module> = () => Promise<Module>;

/** Styles that did not come: the bundler asks for each of them once only. */
const lost = new Set<string>();
document.addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    lost.add(target.href);
    target.remove();
  },
  true,
);

/** Fetches a room, with all the styles that were asked for and did not come. */
export async function fetchRoom<Module>(load: Load<Module>): Promise<Module> {
  await Promise.all([...lost].map(fetchStyle));
  return load();
}

function fetchStyle(href: string): Promise<unknown> {
  lost.delete(href);
  return new Promise((onload, onerror) => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'stylesheet', crossOrigin: '', href, onload, onerror }));
  });
}

/** Fetches rooms one after another, for hands and when there is nothing else to do: a network that is then lost does no harm. */
export async function fetchAhead(rooms: readonly Load<unknown>[]): Promise<void> {
  await hand;
  for (const load of rooms) {
    await idle();
    try {
      await fetchRoom(load);
    } catch {
      // Without a network nothing is asked for: a browser may remember what it did not get.
      await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
    }
  }
}
