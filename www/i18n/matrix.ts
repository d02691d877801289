// The words of the matrix of modes, which come with it: importing this adds them.
import { addWords } from '.';
import { matrix as en } from './en/matrix';
import './terms';
import { matrix as zh } from './zh/matrix';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
