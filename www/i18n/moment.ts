// The words of the moment that is shown, which come with it: importing this adds them.
import { addWords } from '.';
import { moment as en } from './en/moment';
import './terms';
import { moment as zh } from './zh/moment';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
