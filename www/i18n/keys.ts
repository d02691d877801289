// The words of the keys, which come with Help: importing this adds them.
import { addWords } from '.';
import { keys as en } from './en/keys';
import { keys as zh } from './zh/keys';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
