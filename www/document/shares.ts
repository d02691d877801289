// The shares of a project's members, which sum to 1: when one of them changes the others give way.
import type { Consortium } from 'gongsheng';
import { keysOf, setAt, valueAt } from './pointer';

/** Whether a number is a member's share. */
export const isShare = (pointer: string): boolean => /^\/projects\/\d+\/members\/\d+\/share$/.test(pointer);

/** What each member has while no share is given; undefined once one is. */
export function equalShare(document: Consortium, pointer: string): number | undefined {
  const members = document.projects?.[Number(keysOf(pointer)[1])]?.members ?? [];
  return members.length > 0 && members.every(({ share }) => share === undefined)
    ? 1 / members.length
    : undefined;
}

/**
 * A document in which one share is as given; the others keep the proportions that they have in `before`, or are equal
 * where they had nothing. The engine reckons a share's turns just so.
 */
export function withShare(
  document: Consortium,
  pointer: string,
  value: number,
  before = document,
): Consortium {
  const [, project = '', , place = ''] = keysOf(pointer);
  const members = before.projects?.[Number(project)]?.members ?? [];
  const given = members.some(({ share }) => share !== undefined);
  const shares = members.map(({ share }) => (given ? (share ?? 0) : 1));
  const others = shares.reduce((sum, share, index) => (index === Number(place) ? sum : sum + share), 0);
  return shares.reduce((next, share, index) => {
    const own = index === Number(place);
    const part = others > 0 ? share / others : 1 / Math.max(1, shares.length - 1);
    // Without the dust of binary fractions.
    const kept = Number((own ? value : (1 - value) * part).toPrecision(12));
    const holder = `/projects/${project}/members/${index}`;
    return valueAt(next, holder) === undefined ? next : setAt(next, `${holder}/share`, kept);
  }, document);
}
