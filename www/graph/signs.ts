// Cards as they are seen from afar, in a graph of so many that elements of their own would hold up every frame: seal and
// surplus, farther away a disc whose area is |S_i|.
import { signed } from '../i18n/format';
import type { Detail } from './camera';
import { discSize } from './cards';
import type { Facts, UnitFact } from './facts';
import { centreOf, type Box } from './geometry';
import type { Palette } from './palette';

export interface SignLook {
  readonly detail: Detail;
  /** Screen px per px at 100 %. */
  readonly scale: number;
  readonly selected: ReadonlySet<string>;
  /** At so small a zoom letters cannot be read. */
  readonly letters: boolean;
}

const SEAL = 50;
const GAP = 12;
const NUMBER = 32;
const ROUND = { card: 10, seal: 10 };
/** The seal's letter as a part of its seal, and as a part of a disc. */
const LETTER = { seal: 32 / 50, disc: 0.55 };
const RING = 2.5;

export class Signs {
  /** By how much of a letter's size its baseline lies below the middle of its line, by font. */
  private readonly drops = new Map<string, number>();
  private readonly widths = new Map<string, number>();

  constructor(private readonly palette: Palette) {}

  /** Forgets fonts and colours, after the theme has changed. */
  forget(): void {
    this.drops.clear();
    this.widths.clear();
  }

  paint(
    context: CanvasRenderingContext2D,
    units: Iterable<readonly [UnitFact, Box]>,
    facts: Facts,
    look: SignLook,
  ): void {
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    for (const [unit, box] of units) {
      if (look.detail === 'disc') this.paintDisc(context, unit, box, facts, look);
      else this.paintCard(context, unit, box, look);
    }
  }

  private paintDisc(
    context: CanvasRenderingContext2D,
    unit: UnitFact,
    box: Box,
    facts: Facts,
    { letters, scale, selected }: SignLook,
  ): void {
    const { x, y } = centreOf(box);
    const size = discSize(unit.surplus, facts);
    context.fillStyle = this.palette.role('ink');
    context.beginPath();
    context.arc(x, y, size / 2, 0, 7);
    context.fill();
    if (selected.has(unit.id)) {
      context.strokeStyle = this.palette.role('ink');
      context.lineWidth = RING / scale;
      context.beginPath();
      context.arc(x, y, size / 2 + (2 * RING) / scale, 0, 7);
      context.stroke();
    }
    if (!letters) return;
    context.fillStyle = this.palette.role('ink-inv');
    this.write(context, unit.seal, x, y, 'serif', size * LETTER.disc);
  }

  private paintCard(
    context: CanvasRenderingContext2D,
    unit: UnitFact,
    box: Box,
    { scale, selected }: SignLook,
  ): void {
    const role = (name: string) => this.palette.role(name);
    if (!unit.isolated) {
      // The shadow of a card, as little of it as is left from afar.
      context.globalAlpha = 0.07;
      context.fillStyle = '#000';
      context.beginPath();
      context.roundRect(box.x - 2, box.y + 2, box.width + 4, box.height + 4, ROUND.card + 2);
      context.fill();
      context.globalAlpha = 1;
    }
    context.fillStyle = role(unit.isolated ? 'ground' : 'surface');
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, ROUND.card);
    context.fill();
    context.strokeStyle = role(unit.isolated ? 'line2' : 'line');
    context.lineWidth = Math.max(unit.isolated ? 1.5 : 1, 0.7 / scale);
    if (unit.isolated) context.setLineDash([4, 3]);
    context.stroke();
    context.setLineDash([]);
    if (selected.has(unit.id)) {
      const ring = RING / Math.min(1, scale);
      context.strokeStyle = role('ink');
      context.lineWidth = ring;
      context.beginPath();
      context.roundRect(
        box.x - ring,
        box.y - ring,
        box.width + 2 * ring,
        box.height + 2 * ring,
        ROUND.card + ring,
      );
      context.stroke();
    }
    const number = signed(unit.surplus);
    const left = box.x + (box.width - SEAL - GAP - this.widthOf(context, number)) / 2;
    const { y } = centreOf(box);
    context.fillStyle = role('ink');
    context.beginPath();
    context.roundRect(left, y - SEAL / 2, SEAL, SEAL, ROUND.seal);
    context.fill();
    context.fillStyle = role('ink-inv');
    this.write(context, unit.seal, left + SEAL / 2, y, 'serif', SEAL * LETTER.seal);
    const sign = Math.sign(unit.surplus ?? 0);
    context.fillStyle = role(sign > 0 ? 'gain' : sign < 0 ? 'loss' : 'ink2');
    context.textAlign = 'left';
    this.write(context, number, left + SEAL + GAP, y, 'sans', NUMBER);
    context.textAlign = 'center';
  }

  /** Writes a text whose line has its middle at y, as a line of the page would have it. */
  private write(
    context: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    face: 'serif' | 'sans',
    size: number,
  ): void {
    context.font = `700 ${size}px ${this.palette.role(face)}`;
    let drop = this.drops.get(face);
    if (drop === undefined) {
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(text);
      this.drops.set(face, (drop = (up - down) / 2 / size));
    }
    context.fillText(text, x, y + drop * size);
  }

  private widthOf(context: CanvasRenderingContext2D, number: string): number {
    const known = this.widths.get(number);
    if (known !== undefined) return known;
    context.font = `700 ${NUMBER}px ${this.palette.role('sans')}`;
    const { width } = context.measureText(number);
    this.widths.set(number, width);
    return width;
  }
}
