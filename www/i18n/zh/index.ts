// The page's words in Chinese, room by room.
import { graph } from './graph';
import { io } from './io';
import { results } from './results';
import { shell } from './shell';
import { terms } from './terms';

export const zh = { ...graph, ...io, ...results, ...shell, ...terms };
