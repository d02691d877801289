// The page's words in Chinese, room by room.
import { io } from './io';
import { results } from './results';
import { shell } from './shell';
import { terms } from './terms';

export const zh = { ...io, ...results, ...shell, ...terms };
