// What a first reader sees: the paper's four units. It waits for nothing, so it comes with the page.
import type { Consortium } from 'gongsheng';
import fourUnits from '../../src/library/four-units.json';

export const opening = fourUnits.document as Consortium;
