// The areas of projects: a frame behind the cards of its members, one for all projects of the same cards, and its name
// where that can be read.
import type { Translate } from '../i18n';
import { plain } from '../i18n/format';
import { hide, make, setStyle, setText } from './dom';
import type { Facts } from './facts';
import { around, meets, type Box } from './geometry';
import { projectTitle } from './sentences';
import { measure } from './sizes';

/** By how much a frame reaches beyond its cards, px. */
const BEYOND = { side: 18, top: 30 } as const;
const NAME = { height: 20, air: 16, corner: 22 } as const;
/** How dark one area is, %, and all of them together where they lie on each other. */
const TINT = { one: 6, all: 15 } as const;

export interface Frame {
  readonly box: Box;
  /** Of its name, px. */
  readonly width: number;
}

/** Where the names of frames stand, each on an edge of its own clear of the rest and of cards; null where none is. */
export function namePlaces(frames: readonly Frame[], cards: readonly Box[]): (Box | null)[] {
  const taken = [...cards];
  return frames.map(({ box, width }) => {
    const room = box.width - 2 * NAME.corner;
    const size = { width: Math.min(width, room), height: NAME.height };
    const lefts = [0.5, 0, 1].map((part) => box.x + NAME.corner + (room - size.width) * part);
    const tops = [box.y, box.y + box.height].map((edge) => edge - NAME.height / 2);
    const places = tops.flatMap((y) => lefts.map((x) => ({ x, y, ...size })));
    const place = places.find((place) => !taken.some((other) => meets(other, place))) ?? null;
    if (place) taken.push(place);
    return place;
  });
}

export class Areas {
  /** Where the names of areas stand. */
  names: Box[] = [];
  private readonly elements: HTMLElement[] = [];

  constructor(private readonly layer: HTMLElement) {}

  render(facts: Facts, boxes: ReadonlyMap<string, Box>, t: Translate): void {
    const groups = new Map<string, { box: Box; projects: Facts['projects'][number][] }>();
    for (const project of facts.projects) {
      const members = project.members.flatMap((id) => boxes.get(id) ?? []);
      if (members.length < 2) continue;
      const { x, y, width, height } = around(members);
      const key = [x, y, width, height].join(' ');
      const group = groups.get(key);
      if (group) group.projects.push(project);
      else {
        const box = {
          x: x - BEYOND.side,
          y: y - BEYOND.top,
          width: width + 2 * BEYOND.side,
          height: height + BEYOND.top + BEYOND.side,
        };
        groups.set(key, { box, projects: [project] });
      }
    }
    const frames = [...groups.values()].map(({ box, projects }) => {
      const title = projects[0] ? projectTitle(projects[0]) : '';
      const name =
        projects.length > 1 ? t('graph.areas', { name: title, more: plain(projects.length - 1) }) : title;
      return { box, name, width: measure(name, '600 13px') + NAME.air };
    });
    const places = namePlaces(frames, frames.length > 1 ? [...boxes.values()] : []);
    this.names = places.filter((place) => place !== null);
    setStyle(this.layer, '--tint', `${Math.min(TINT.one, TINT.all / frames.length)}%`);
    frames.forEach(({ box, name }, index) => {
      const element = (this.elements[index] ??= this.make());
      setStyle(element, 'transform', `translate(${box.x}px,${box.y}px)`);
      setStyle(element, 'width', `${box.width}px`);
      setStyle(element, 'height', `${box.height}px`);
      const label = element.firstElementChild as HTMLElement;
      const place = places[index];
      hide(label, !place);
      setText(label, name);
      if (!place) return;
      setStyle(label, 'left', `${place.x - box.x}px`);
      setStyle(label, 'top', `${place.y - box.y}px`);
      setStyle(label, 'width', `${place.width}px`);
    });
    for (const element of this.elements.splice(frames.length)) element.remove();
  }

  private make(): HTMLElement {
    const element = make('div', 'graph-area', this.layer);
    make('span', '', element);
    return element;
  }
}
