// The words of participation, which come with its panel: importing this adds them.
import { addWords } from '.';
import { participation as en } from './en/participation';
import { participation as zh } from './zh/participation';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
