// The words of reading a link or a text, which come with it: importing this adds them.
import { addWords } from '.';
import { reading as en } from './en/reading';
import { reading as zh } from './zh/reading';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
