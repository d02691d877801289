// The words of the panels that open over the results, which come with them: importing this adds them.
import { addWords } from '.';
import { panels as en } from './en/panels';
import { panels as zh } from './zh/panels';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
