// Which window has which work: a lock held as long as the window lives, and its seat, remembered over a reload.

const SEAT = 'gongsheng.work';
const PREFIX = 'gongsheng.work.';
/** After a reload the lock of the page before may take a moment to come free, ms. */
const RELOAD = 500;

/** How a claim went: it is this window's until it lets go, another window has it, or nothing can be known. */
export type Claim = (() => void) | 'taken' | 'unknown';

/** Claims a work. Pages that are not served securely, and sandboxed ones, have no locks. */
export function claim(id: string): Promise<Claim> {
  const locks = managerOf();
  if (!locks) return Promise.resolve('unknown');
  const patience = id === seat() ? { signal: AbortSignal.timeout(RELOAD) } : { ifAvailable: true };
  return new Promise((resolve) => {
    locks
      .request(PREFIX + id, patience, (lock) => {
        if (!lock) return resolve('taken');
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch((error: unknown) => resolve(isTimeout(error) ? 'taken' : 'unknown'));
  });
}

/** The works that some window has, this one included. */
export async function claimed(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = (await managerOf()?.query()) ?? {};
    return new Set(held.map(({ name }) => (name ?? '').slice(PREFIX.length)));
  } catch {
    return new Set();
  }
}

/** The work that this window had before its reload. A duplicated window has the other one's. */
export function seat(): string | null {
  try {
    return sessionStorage.getItem(SEAT);
  } catch {
    return null;
  }
}

export function takeSeat(id: string): void {
  try {
    sessionStorage.setItem(SEAT, id);
  } catch {
    // Without it a reload opens the work that was saved last, which is the same one as a rule.
  }
}

function managerOf(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
