// The page's words in Chinese, room by room.
import { zh as embed } from './embed';
import { io } from './io';
import { results } from './results';
import { shell } from './shell';

export const zh = { ...embed, ...io, ...results, ...shell };
