// The words of the why, which come with it: importing this adds them.
import { addWords } from '.';
import { why as en } from './en/why';
import './terms';
import { why as zh } from './zh/why';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
