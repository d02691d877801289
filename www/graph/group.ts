// What is done to several units at once: copied, cut, pasted, duplicated, lined up, spread out, laid out anew.
import type { Consortium, Position } from 'gongsheng';
import { duplicateUnits, excerpt, insertUnits } from '../document/copies';
import { moveUnits } from '../document/edits';
import type { Key } from '../i18n';
import type { clipboard } from '../ui/keys';
import { around, centreOf, type Box } from './geometry';
import type { Graph } from './index';
import { freeSpot } from './layout';

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom', 'across', 'down'] as const;

/** An edge or a middle that boxes share, or equal gaps between them from left to right or from top to bottom. */
export type Alignment = (typeof alignments)[number];

/** Gaps are never less, px. */
const GAP = 24;
/** How large a pasted unit is taken to be before it is drawn, px. */
const USUAL = { width: 180, height: 160 };

/** The boxes where an alignment puts them. */
export function aligned(boxes: ReadonlyMap<string, Box>, by: Alignment): Map<string, Box> {
  const frame = around(boxes.values());
  const middle = centreOf(frame);
  if (by === 'across') return spread(boxes, 'x', 'width', frame.width);
  if (by === 'down') return spread(boxes, 'y', 'height', frame.height);
  const move: Record<Exclude<Alignment, 'across' | 'down'>, (box: Box) => Box> = {
    left: (box) => ({ ...box, x: frame.x }),
    centre: (box) => ({ ...box, x: middle.x - box.width / 2 }),
    right: (box) => ({ ...box, x: frame.x + frame.width - box.width }),
    top: (box) => ({ ...box, y: frame.y }),
    middle: (box) => ({ ...box, y: middle.y - box.height / 2 }),
    bottom: (box) => ({ ...box, y: frame.y + frame.height - box.height }),
  };
  return new Map([...boxes].map(([id, box]) => [id, move[by](box)]));
}

function spread(
  boxes: ReadonlyMap<string, Box>,
  start: 'x' | 'y',
  length: 'width' | 'height',
  extent: number,
): Map<string, Box> {
  const inOrder = [...boxes].sort(([, a], [, b]) => a[start] - b[start]);
  const filled = inOrder.reduce((sum, [, box]) => sum + box[length], 0);
  const gap = Math.max(GAP, (extent - filled) / Math.max(1, inOrder.length - 1));
  let at = inOrder[0]?.[1][start] ?? 0;
  return new Map(
    inOrder.map(([id, box]) => {
      const placed = { ...box, [start]: at };
      at += box[length] + gap;
      return [id, placed];
    }),
  );
}

export class Group {
  /** A tap puts a unit among the selected ones, or takes it out. */
  gathering = false;

  constructor(private readonly graph: Graph) {
    const does: Record<keyof typeof clipboard, (event: ClipboardEvent) => void> = {
      copy: (event) => this.copied(event),
      cut: (event) => {
        if (!graph.readOnly && this.copied(event)) graph.actions.removeUnits(this.selected());
      },
      paste: (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (isField(event.target) || graph.readOnly || text === '') return;
        event.preventDefault();
        void this.paste(text);
      },
    };
    graph.root.addEventListener('copy', does.copy);
    graph.root.addEventListener('cut', does.cut);
    graph.root.addEventListener('paste', does.paste);
  }

  /** Ids of the selected units. */
  selected(): string[] {
    return (this.graph.props?.selection ?? []).flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : []));
  }

  /** From now on a tap adds to this unit, or takes away. */
  gather(unit: string): void {
    this.gathering = true;
    this.graph.then(() => this.graph.keyboard.focusCard(unit));
    this.graph.events.select([{ kind: 'unit', id: unit }]);
  }

  selectAll(): void {
    const units = this.graph.facts?.units ?? [];
    this.graph.events.select(units.map(({ id }) => ({ kind: 'unit', id })));
  }

  private names(ids: readonly string[]): string {
    return ids.map((id) => this.graph.nameOf(id)).join(this.graph.t('graph.and'));
  }

  /** Units, and what they exchange among them, as a document of their own. */
  private text(ids: readonly string[]): string {
    return JSON.stringify(excerpt(this.graph.document, ids));
  }

  /** Hands the selected units to the clipboard; whether there were any. */
  private copied(event: ClipboardEvent): boolean {
    const ids = this.selected();
    if (isField(event.target) || ids.length === 0 || !event.clipboardData) return false;
    event.clipboardData.setData('text/plain', this.text(ids));
    event.preventDefault();
    this.graph.say('graph.saidCopied', { what: this.names(ids) });
    return true;
  }

  /** The same from a menu. */
  async copy(ids: readonly string[]): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text(ids));
      this.graph.say('graph.saidCopied', { what: this.names(ids) });
    } catch {
      this.graph.say('graph.copyRefused');
    }
  }

  /** Puts the units of a document where there is room; says so when the text holds none. */
  async paste(text: string): Promise<void> {
    const { graph } = this;
    const from = await graph.events.read(text);
    const units = from?.units ?? [];
    if (!from || units.length === 0) return graph.say('graph.pasteNothing');
    const boxes = new Map(
      units.map(({ id, position }, index) => [
        id,
        { ...(position ?? { x: index * (USUAL.width + GAP), y: 0 }), ...USUAL },
      ]),
    );
    const frame = around(boxes.values());
    const seen = graph.camera.toWorld({ x: graph.framing.size.width / 2, y: graph.framing.size.height / 2 });
    const wish = { x: seen.x - frame.width / 2, y: seen.y - frame.height / 2 };
    const spot = { ...frame, ...freeSpot(frame, graph.arrangement.occupied(), wish) };
    const corner = graph.arrangement.newPlace(centreOf(spot), frame);
    const places = new Map<string, Position>(
      [...boxes].map(([id, { x, y }]) => [id, { x: corner.x + x - frame.x, y: corner.y + y - frame.y }]),
    );
    const [next, copies] = insertUnits(this.graph.document, from, [...boxes.keys()], places);
    this.add(next, copies, 'graph.saidPasted');
  }

  /** Copies of units, together where there is room, with what is exchanged among them; the copies are selected. */
  duplicate(ids: readonly string[]): void {
    const { graph } = this;
    if (graph.readOnly || ids.length === 0) return;
    const drawn = new Map([...graph.arrangement.boxes].filter(([id]) => ids.includes(id)));
    const frame = around(drawn.values());
    const corner = freeSpot(frame, graph.arrangement.occupied(), { x: frame.x + 40, y: frame.y + 40 });
    const places = new Map(
      [...drawn].map(([id, box]) => {
        const aside = { ...box, x: box.x + corner.x - frame.x, y: box.y + corner.y - frame.y };
        return [id, graph.arrangement.documentPlace(id, aside)] as const;
      }),
    );
    const [next, copies] = duplicateUnits(this.graph.document, ids, places);
    this.add(next, copies, 'graph.saidDuplicated');
  }

  private add(next: Consortium, copies: readonly string[], said: Key): void {
    const { graph } = this;
    const [first] = copies;
    if (first === undefined) return;
    graph.then(() => graph.focusUnit(first));
    const added = new Map((next.units ?? []).map(({ id, name }) => [id, name]));
    const language = graph.props?.language ?? 'zh';
    const what = copies.map((id) => added.get(id)?.[language] ?? id).join(graph.t('graph.and'));
    graph.edit(next, said, { what });
    graph.events.select(copies.map((id) => ({ kind: 'unit', id })));
  }

  align(ids: readonly string[], by: Alignment): void {
    const { graph } = this;
    const boxes = new Map([...graph.arrangement.boxes].filter(([id]) => ids.includes(id)));
    if (graph.readOnly || boxes.size < 2) return;
    const places = new Map(
      [...aligned(boxes, by)].map(([id, box]) => [id, graph.arrangement.documentPlace(id, box)] as const),
    );
    graph.edit(moveUnits(graph.document, places), 'graph.saidAligned', { how: graph.t(`graph.align.${by}`) });
  }

  /** Places every unit anew, and shows them all. */
  layOut(): void {
    const { graph } = this;
    if (graph.readOnly || (graph.document.units ?? []).length === 0) return;
    const places = new Map(
      [...graph.arrangement.placed(true)].map(
        ([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const,
      ),
    );
    graph.then(() => graph.framing.fit());
    graph.edit(moveUnits(graph.document, places), 'graph.saidLaidOut');
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
