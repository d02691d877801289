// The words of what is spoken, which come with it: importing this adds them.
import { addWords } from '.';
import { spoken as en } from './en/spoken';
import './terms';
import { spoken as zh } from './zh/spoken';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
