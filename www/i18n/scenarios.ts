// The words of the scenarios, which come with them: importing this adds them.
import { addWords } from '.';
import { scenarios as en } from './en/scenarios';
import './terms';
import { scenarios as zh } from './zh/scenarios';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
