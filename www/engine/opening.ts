// What a first reader sees: the paper's four units. It waits for nothing, so it comes with the page.
import type { Consortium } from 'gongsheng';
import { document, id } from '../../src/library/four-units.json';

export const opening = document as Consortium;

/** Its id among the ready consortia. */
export const openingId = id;
