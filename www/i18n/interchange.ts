// The words of files that other programs read and write, which come with their dialogs: importing this adds them.
import { addWords } from '.';
import { interchange as en } from './en/interchange';
import { interchange as zh } from './zh/interchange';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
