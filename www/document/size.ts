// How large a consortium is.
import type { Consortium } from 'gongsheng';

/** Units and exchanges beyond which a whole analysis, and all that is drawn of it, take several frames. */
const LARGE = 400;

export const isLarge = ({ units = [], exchanges = [] }: Consortium): boolean =>
  units.length + exchanges.length > LARGE;
