// The words of the dialogs, which come with them: importing this adds them.
import { addWords } from '.';
import { sheets as en } from './en/sheets';
import { sheets as zh } from './zh/sheets';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
