// The words of the outline, which come with it: importing this adds them.
import { addWords } from '.';
import { outline as en } from './en/outline';
import './terms';
import { outline as zh } from './zh/outline';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
