// The embed's words in Chinese: it shows a model and its verdict, and keeps nothing.
import { frame } from './frame';
import { reading } from './reading';
import { terms } from './terms';
import { verdict } from './verdict';

export const zh = { ...frame, ...reading, ...terms, ...verdict };
