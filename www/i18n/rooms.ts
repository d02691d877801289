// The words of what could not be fetched, which come with it: importing this adds them.
import { addWords } from '.';
import { rooms as en } from './en/rooms';
import { rooms as zh } from './zh/rooms';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
