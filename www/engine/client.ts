// The engine as the page sees it: typed calls into a worker that is replaced whenever it is lost.
import type { Analysis, Consortium } from 'gongsheng';
import { withoutScenarios } from '../document/alone';
import { Unpacker } from './parcel';
import type { Answer, Question } from './serve';

/** The calls of an engine, each with its types. */
export type Callable = Record<string, (...values: never[]) => unknown>;

/** What the client needs of a worker. */
export type EngineWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>;

/** Why no answer came: too slow, ended by the document, vanished twice, or never there. */
export type Stop = 'time' | 'crash' | 'gone' | 'load';

export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
  constructor(
    readonly reason: Stop,
    message: string,
  ) {
    super(message);
  }
}

interface Job {
  name: string;
  values: unknown[];
  /** Times that a worker vanished over it. */
  lost: number;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Running {
  id: number;
  job: Job;
  /** The document as text, of a call that has one. */
  text: string;
  received: boolean;
  ticks: number;
}

/** One worker and how far it is. */
interface Seat {
  worker: EngineWorker;
  ready: boolean;
  ticks: number;
  unpacker: Unpacker;
}

// Time is counted in ticks of the page, in ms each, so that a page that was busy or asleep does not blame
// the worker for it.
const TICK = 25;
/** A living worker says at once that it has received a call; at the second try it is given more time. */
const SILENCE = 400 / TICK;
const SECOND_SILENCE = 2000 / TICK;
/** Making an instance takes some ms; a phone that is starting up may take seconds. */
const START = 10_000 / TICK;
/** How long an analysis may hold up a newer one. */
const PATIENCE = 400 / TICK;
/** Also: this many times what the last one took. */
const USUAL = 5;
/** Milliseconds more for each character of a document: the largest allowed get half a minute. */
const PER_CHARACTER = 0.002;
/** Workers that in a row vanish before they are ready. */
const STARTS = 2;
/** Texts remembered as fatal. */
const FATAL = 16;

export class Engine<Calls extends Callable> {
  #module: WebAssembly.Module | null = null;
  #seat: Seat | null = null;
  /** The start that is under way, if any. */
  #loading: symbol | null = null;
  #running: Running | null = null;
  #waiting: Job[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastId = 0;
  #failedStarts = 0;
  /** What the last analysis took, ms. */
  #usual = 0;
  /** Analyses given up in a row for a newer one. */
  #overtaken = 0;
  #fatal: string[] = [];
  readonly #limit: number;
  #begin: () => void = () => undefined;
  /** Once a worker is up, with its first question before it, or none can be had. */
  readonly begun = new Promise<void>((resolve) => (this.#begin = resolve));

  constructor(
    private readonly loadModule: () => Promise<WebAssembly.Module>,
    private readonly makeWorker: () => EngineWorker,
    options: {
      /** ms that a call may take, the more the longer its document. */
      limit: number;
    } = { limit: 4000 },
  ) {
    this.#limit = options.limit;
  }

  /**
   * The analysis of a document; null when a newer one was asked for before this one was run or done. Answers come in
   * the order of the questions. Rejects with EngineStopped.
   */
  analyse(document: Consortium): Promise<Analysis | null> {
    this.#drop('analyse');
    return this.#ask('analyse', [document]) as Promise<Analysis | null>;
  }

  /** Any other call of the engine. */
  call<K extends Exclude<keyof Calls & string, 'analyse'>>(
    name: K,
    ...values: Parameters<Calls[K]>
  ): Promise<ReturnType<Calls[K]>> {
    return this.#ask(name, values) as Promise<ReturnType<Calls[K]>>;
  }

  /** As `call`; null when the same was asked for again before this was begun. */
  latest<K extends Exclude<keyof Calls & string, 'analyse'>>(
    name: K,
    ...values: Parameters<Calls[K]>
  ): Promise<ReturnType<Calls[K]> | null> {
    this.#drop(name);
    return this.#ask(name, values) as Promise<ReturnType<Calls[K]> | null>;
  }

  /** Ends the worker; what was asked is rejected. A later call starts anew. */
  close(): void {
    if (this.#running) this.#waiting.unshift(this.#running.job);
    this.#dropSeat();
    this.#loading = null;
    this.#rejectAll(new EngineStopped('gone', 'closed'));
  }

  /** A call that waits is not run. */
  #drop(call: string): void {
    const older = this.#waiting.findIndex(({ name }) => name === call);
    if (older >= 0) this.#waiting.splice(older, 1)[0]?.resolve(null);
  }

  #ask(name: string, values: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, values, lost: 0, resolve, reject });
      this.#next();
    });
  }

  /** Sees to a worker, and gives it the next job when it is free. */
  #next(): void {
    if (!this.#seat) return void this.#start();
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return this.#rest();
    let text = '';
    let values = job.values;
    try {
      // As text: the engine reads it quickest so, and no proxy of the page's state can fail to be cloned.
      values = job.values.map((value) =>
        isDocument(value) ? JSON.stringify(withoutScenarios(value)) : value,
      );
      if (typeof values[0] === 'string') text = values[0];
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
      return this.#next();
    }
    if (this.#fatal.includes(job.name + text)) {
      job.reject(new EngineStopped('crash', 'this document has ended the engine before'));
      return this.#next();
    }
    this.#lastId += 1;
    this.#running = { id: this.#lastId, job, text, received: false, ticks: 0 };
    this.#send(this.#seat, { id: this.#lastId, call: job.name, arguments: values });
    this.#watch();
  }

  #send({ worker }: Seat, question: Question): void {
    worker.postMessage(question);
  }

  async #start(): Promise<void> {
    if (this.#loading) return;
    const mine = (this.#loading = Symbol('start'));
    let worker: EngineWorker | undefined;
    try {
      // It comes up while the module does.
      worker = this.makeWorker();
      const seat: Seat = { worker, ready: false, ticks: 0, unpacker: new Unpacker() };
      let early = '';
      worker.onerror = ({ message }) => (early = message || 'worker error');
      const module = (this.#module ??= await this.loadModule());
      if (this.#loading !== mine) return worker.terminate();
      this.#seat = seat;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(seat, data);
      worker.onmessageerror = () => this.#end(seat, 'crash', 'unreadable answer');
      worker.onerror = ({ message }) => this.#end(seat, 'crash', message || 'worker error');
      this.#loading = null;
      if (early) return this.#end(seat, 'crash', early);
      this.#send(seat, { module });
      this.#watch();
      // The first question waits with the worker, whatever the page does meanwhile.
      if (this.#seat === seat) this.#next();
    } catch (error) {
      worker?.terminate();
      if (this.#loading !== mine) return;
      this.#loading = null;
      this.#rejectAll(new EngineStopped('load', String(error)));
    }
  }

  #hear(seat: Seat, answer: Answer): void {
    if (seat !== this.#seat) return;
    if (answer.kind === 'fatal') return this.#end(seat, 'crash', answer.message);
    if (answer.kind === 'ready') {
      seat.ready = true;
      this.#failedStarts = 0;
      return this.#begin();
    }
    const running = this.#running;
    if (!running || running.id !== answer.id) return;
    if (answer.kind === 'received') {
      running.received = true;
      running.ticks = 0;
      return;
    }
    this.#running = null;
    if (answer.kind === 'error') running.job.reject(new Error(answer.message));
    else running.job.resolve(seat.unpacker.unpack(answer.result));
    if (answer.kind === 'result' && running.job.name === 'analyse') {
      this.#usual = answer.milliseconds;
      this.#overtaken = 0;
    }
    this.#next();
  }

  /** Once a tick, while something is under way. */
  #tick(): void {
    const seat = this.#seat;
    if (!seat) return this.#rest();
    if (!seat.ready) {
      seat.ticks += 1;
      if (seat.ticks > START) this.#end(seat, 'gone', 'no start');
      return;
    }
    const running = this.#running;
    if (!running) return this.#rest();
    running.ticks += 1;
    if (!running.received) {
      if (running.ticks > (running.job.lost ? SECOND_SILENCE : SILENCE))
        this.#end(seat, 'gone', 'no sign of life');
    } else if (running.ticks * TICK > this.#limit + running.text.length * PER_CHARACTER) {
      this.#end(seat, 'time', 'too slow');
    } else if (this.#isOvertaken(running)) {
      this.#overtaken += 1;
      running.job.resolve(null);
      this.#replace();
    }
  }

  /**
   * Whether a running analysis that a newer one waits for is given up. From the third in a row on it is given twice as
   * long each time, so that a large document gets its answer while its reader goes on editing.
   */
  #isOvertaken({ job, ticks }: Running): boolean {
    if (job.name !== 'analyse' || !this.#waiting.some(({ name }) => name === 'analyse')) return false;
    const patience = PATIENCE * 2 ** Math.max(0, this.#overtaken - 1);
    return ticks > patience && ticks * TICK > USUAL * this.#usual;
  }

  /** A worker is lost: what it was at is told or tried again, and another takes its place at once. */
  #end(seat: Seat, reason: Stop, message: string): void {
    if (seat !== this.#seat) return;
    const running = this.#running;
    if (!seat.ready) {
      // What it was asked it never came to.
      if (running) this.#again(running.job);
      this.#running = null;
      this.#failedStarts += 1;
      if (this.#failedStarts >= STARTS) {
        this.#failedStarts = 0;
        this.#dropSeat();
        this.#rejectAll(new EngineStopped(reason === 'crash' ? 'load' : reason, message));
        return;
      }
    } else if (running) {
      const { job } = running;
      job.lost += 1;
      if (reason === 'gone' && job.lost === 1) {
        this.#again(job);
      } else {
        if (reason === 'crash' && running.text) {
          this.#fatal = [...this.#fatal.slice(1 - FATAL), job.name + running.text];
        }
        job.reject(new EngineStopped(reason, message));
      }
    }
    if (running || this.#waiting.length > 0) this.#replace();
    else this.#dropSeat();
  }

  /** A job that was lost is the next one, unless a newer one takes its place. */
  #again(job: Job): void {
    if (job.name === 'analyse' && this.#waiting.some(({ name }) => name === 'analyse')) job.resolve(null);
    else this.#waiting.unshift(job);
  }

  #replace(): void {
    this.#dropSeat();
    void this.#start();
  }

  #dropSeat(): void {
    const worker = this.#seat?.worker;
    this.#seat = null;
    this.#running = null;
    this.#rest();
    if (!worker) return;
    worker.onmessage = worker.onmessageerror = worker.onerror = null;
    worker.terminate();
  }

  #rejectAll(error: EngineStopped): void {
    this.#begin();
    const jobs = this.#waiting;
    this.#waiting = [];
    for (const job of jobs) job.reject(error);
  }

  #watch(): void {
    this.#timer ??= setInterval(() => this.#tick(), TICK);
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** The engine takes a document as a value or as its text. */
function isDocument(value: unknown): value is Consortium {
  return typeof value === 'object' && value !== null && 'type' in value && 'months' in value;
}
