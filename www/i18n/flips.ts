// The words of a slider's turns, which come with the fields: importing this adds them.
import { addWords } from '.';
import { flips as en } from './en/flips';
import { flips as zh } from './zh/flips';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
