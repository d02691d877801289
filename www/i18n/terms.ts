// The field's terms, which come with the rooms that say them: importing this adds them.
import { addWords } from '.';
import { terms as en } from './en/terms';
import { terms as zh } from './zh/terms';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
