// The words of the evolution panel, which come with it: importing this adds them.
import { addWords } from '.';
import { evolution as en } from './en/evolution';
import { evolution as zh } from './zh/evolution';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
