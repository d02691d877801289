// The embed's words in English.
import { frame } from './frame';
import { verdict } from './verdict';

import type { zh } from '../zh/embed';

export const en: Record<keyof typeof zh, string> = { ...frame, ...verdict };
