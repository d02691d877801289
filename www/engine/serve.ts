// The worker's side of the talk: takes the module, then answers calls, and tells apart what only failed
// from what ended the engine.

import { Packer } from './parcel';

/** What the page sends: the compiled module once, then calls. */
export type Question = { module: WebAssembly.Module } | { id: number; call: string; arguments: unknown[] };

/** What the worker sends back. */
export type Answer =
  | { kind: 'ready' }
  /** Sent before the call is run: the worker is alive and has taken it. */
  | { kind: 'received'; id: number }
  /** The result may be a parcel. */
  | { kind: 'result'; id: number; result: unknown; milliseconds: number }
  /** The call was refused; the engine goes on. */
  | { kind: 'error'; id: number; message: string }
  /** The engine is beyond use. */
  | { kind: 'fatal'; message: string };

type Call = (...values: unknown[]) => unknown;

/** Answers questions: `start` makes an instance of the module, `calls` are then run on it. */
export function serve(
  start: (module: WebAssembly.Module) => void,
  calls: Record<string, Call>,
  answer: (answer: Answer) => void,
): (question: Question) => void {
  const packer = new Packer();
  return (question) => {
    try {
      if ('module' in question) {
        start(question.module);
        answer({ kind: 'ready' });
        return;
      }
      const { id, call } = question;
      answer({ kind: 'received', id });
      const begun = performance.now();
      const result = run(calls, call, question.arguments);
      const milliseconds = performance.now() - begun;
      answer(
        result instanceof Refused
          ? { kind: 'error', id, message: result.message }
          : { kind: 'result', id, result: packer.pack(result), milliseconds },
      );
    } catch (error) {
      answer({ kind: 'fatal', message: String(error) });
    }
  };
}

/** Makes the worker that this runs in answer with the calls of an engine. */
export function work<Calls extends object>(
  initSync: (module: { module: WebAssembly.Module }) => unknown,
  calls: Calls,
): void {
  const handle = serve(
    (module) => initSync({ module }),
    calls as Record<string, Call>,
    (answer) => self.postMessage(answer),
  );
  self.onmessage = ({ data }: MessageEvent<Question>) => handle(data);
}

class Refused {
  constructor(readonly message: string) {}
}

/** The engine refuses with a plain `Error`. Anything else (a trap, a full stack) has left its memory in pieces. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && error.constructor === Error;

function run(calls: Record<string, Call>, name: string, values: unknown[]): unknown {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) return new Refused(`no call ${name}`);
  try {
    return call(...values);
  } catch (error) {
    if (isRefusal(error)) return new Refused(error.message);
    throw error;
  }
}
