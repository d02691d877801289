// The figures on a unit's card: its rows add up, as they are written, to the surplus at its head.
import { signed } from '../i18n/format';
import { together } from '../i18n/together';
import { portKey, type PortRef, type UnitFact } from './facts';

interface Figures {
  ports: ReadonlyMap<string, string>;
  /** In the order of the unit's projects. */
  projects: readonly string[];
  rest: string;
}

const known = new WeakMap<UnitFact, Figures>();

/** What a unit's card writes; the same object as long as the unit is the same. */
export function figuresOf(unit: UnitFact): Figures {
  const figures = known.get(unit) ?? write(unit);
  known.set(unit, figures);
  return figures;
}

/** What a port brings, as the card of its unit writes it. */
export const figureOf = (unit: UnitFact | undefined, port: PortRef): string =>
  (unit && figuresOf(unit).ports.get(portKey(port))) ?? '';

function write({ ports, projects, rest, surplus }: UnitFact): Figures {
  const parts = [...ports.map(({ brings }) => brings), ...projects.map(({ net }) => net), rest];
  const texts = together(
    parts.map((part) => part ?? 0),
    surplus ?? 0,
  );
  // What is not known yet is told as such.
  const text = (at: number): string => (parts[at] === null ? signed(null) : (texts[at] ?? ''));
  return {
    ports: new Map(ports.map((port, at) => [portKey(port), text(at)])),
    projects: projects.map((_, at) => text(ports.length + at)),
    rest: text(parts.length - 1),
  };
}
