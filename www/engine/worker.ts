// The engine's worker: the calls of the package, each by its name.
import {
  analyse,
  defaults,
  emptyDocument,
  freshSeed,
  initSync,
  parse,
  validate,
  version,
  vocabulary,
} from 'gongsheng';
import { serve, type Question } from './serve';

const calls = {
  analyse,
  defaults,
  emptyDocument,
  freshSeed,
  parse,
  validate,
  version,
  vocabulary,
};

/** Every call that the page can make, with its types. */
export type Calls = typeof calls;

const handle = serve(
  (module) => initSync({ module }),
  calls as unknown as Parameters<typeof serve>[1],
  (answer) => self.postMessage(answer),
);
self.onmessage = ({ data }: MessageEvent<Question>) => handle(data);
