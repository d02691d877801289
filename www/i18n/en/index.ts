// The page's words in English, room by room.
import { en as embed } from './embed';
import { io } from './io';
import { results } from './results';
import { shell } from './shell';

import type { zh } from '../zh';

export const en: Record<keyof typeof zh, string> = { ...embed, ...io, ...results, ...shell };
