// The page's words in Chinese, room by room.
import { graph } from './graph';
import { io } from './io';
import { outline } from './outline';
import { results } from './results';
import { shell } from './shell';
import { terms } from './terms';

export const zh = { ...graph, ...io, ...outline, ...results, ...shell, ...terms };
