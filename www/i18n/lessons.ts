// The words of the tour, which come with it: importing this adds them.
import { addWords } from '.';
import { lessons as en } from './en/lessons';
import './terms';
import { lessons as zh } from './zh/lessons';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
