// The words of the list of panels, which come with it: importing this adds them.
import { addWords } from '.';
import { titles as en } from './en/titles';
import './terms';
import { titles as zh } from './zh/titles';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
