// The engine of the first verdict, for the site: fetched from beside the page.
import address from 'gongsheng/first_bg.wasm?url';
import { Engine } from './client';
import { compile } from './compile';
import type { FirstCalls } from './first-worker';
import FirstWorker from './first-worker?worker&inline';

export function firstEngine(): Engine<FirstCalls> {
  return new Engine(
    () => compile(address),
    () => new FirstWorker(),
  );
}
