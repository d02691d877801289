// The words of the graph, which come with it: importing this adds them.
import { addWords } from '.';
import { graph as en } from './en/graph';
import './terms';
import { graph as zh } from './zh/graph';

addWords({ zh, en: en satisfies Record<keyof typeof zh, string> });
