// The page's words in English, room by room.
import { io } from './io';
import { results } from './results';
import { shell } from './shell';
import { terms } from './terms';

import type { zh } from '../zh';

export const en: Record<keyof typeof zh, string> = { ...io, ...results, ...shell, ...terms };
