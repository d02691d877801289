// The words of the glossary, which come with it: importing this adds them.
import { addWords } from '.';
import { glossary as en } from './en/glossary';
import { glossary as zh } from './zh/glossary';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
