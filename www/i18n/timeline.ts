// The words of the timeline, which come with it: importing this adds them.
import { addWords } from '.';
import { timeline as en } from './en/timeline';
import './terms';
import { timeline as zh } from './zh/timeline';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
