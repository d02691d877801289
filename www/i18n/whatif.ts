// The words of flips, sweeps and uncertainty, which come with them: importing this adds them.
import { addWords } from '.';
import { whatif as en } from './en/whatif';
import { whatif as zh } from './zh/whatif';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
