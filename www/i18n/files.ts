// The words of reading a file, which come with it: importing this adds them.
import { addWords } from '.';
import { files as en } from './en/files';
import { files as zh } from './zh/files';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
