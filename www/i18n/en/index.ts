// The page's words in English, room by room.
import { graph } from './graph';
import { io } from './io';
import { outline } from './outline';
import { results } from './results';
import { shell } from './shell';
import { terms } from './terms';

import type { Words } from '..';

export const en: Words = { ...graph, ...io, ...outline, ...results, ...shell, ...terms };
