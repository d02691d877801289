// The words of going on with another work, which come with it: importing this adds them.
import { addWords } from '.';
import { works as en } from './en/works';
import { works as zh } from './zh/works';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
