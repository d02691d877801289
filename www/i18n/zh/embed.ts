// The embed's words in Chinese: it shows a model and its verdict, and keeps nothing.
import { frame } from './frame';
import { verdict } from './verdict';

export const zh = { ...frame, ...verdict };
