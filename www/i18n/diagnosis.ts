// The words of the diagnosis and of the pathways, which come with their panels: importing this adds them.
import { addWords } from '.';
import { diagnosis as en } from './en/diagnosis';
import { diagnosis as zh } from './zh/diagnosis';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
