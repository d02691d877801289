// On paper: the whole graph in the light theme, fitted to the sheet and painted as sharp as ink, before the browser takes
// its picture; and back to the screen.
import '../i18n/graph';
import '../styles/paper.css';
import { make } from './dom';
import { around } from './geometry';
import { paintImages } from './images';
import type { Graph } from './index';

/** What an A4 sheet has between margins of 16 mm, at the scale of paper.css, and the most of its height, px. */
const WIDTH = 798;
const MOST = 860;
const AIR = 44;
const AREA = 32;
/** The dial and the key stand in the lower corners, or below where cards are there. */
const FOOT = 128;
const DIAL = 190;
const KEY = 290;
/** Pixels a px: some 300 an inch. */
const SHARP = 3;

/** From now on the graph is ready for paper whenever the page is printed. */
export function paper(graph: Graph): void {
  addEventListener('beforeprint', () => lay(graph));
  addEventListener('afterprint', () => take(graph));
}

interface Screen {
  theme: string | undefined;
  size: string | undefined;
  camera: { x: number; y: number; zoom: number };
  moved: boolean;
}
let screen: Screen | null = null;
/** What is painted, as a picture: Chrome draws a canvas anew on paper, and a little smaller than it is. */
const picture = make('img', 'graph-canvas', undefined, { alt: '', decoding: 'sync' });
/** What was folded. */
let folded: HTMLDetailsElement[] = [];

function lay(graph: Graph): void {
  if (screen) return;
  const { camera, framing, arrangement } = graph;
  const { dataset, style } = document.documentElement;
  const { x, y, zoom } = camera;
  screen = { theme: dataset['theme'], size: dataset['size'], camera: { x, y, zoom }, moved: framing.moved };
  dataset['theme'] = 'light';
  dataset['size'] = 'normal';
  framing.paper = { width: WIDTH, height: MOST };
  framing.moved = false;
  framing.measure();
  const boxes = [...arrangement.boxes.values()].map((box) => camera.boxToScreen(box));
  const all = around(boxes);
  const height = Math.min(MOST, Math.ceil(all.height) + AIR + (graph.facts?.projects.length ? AREA : 0));
  const taken = boxes.some(
    ({ x, y, width, height: tall }) =>
      y + tall > all.y + all.height - FOOT && (x < DIAL || x + width > WIDTH - KEY),
  );
  framing.paper = { width: WIDTH, height };
  framing.measure();
  framing.fit();
  folded = [...document.querySelectorAll<HTMLDetailsElement>('.results details:not([open])')];
  for (const one of folded) one.open = true;
  style.setProperty('--paper', `${height + (taken ? FOOT : 0)}px`);
  paint(graph, SHARP);
  const canvas = graph.root.querySelector<HTMLCanvasElement>('canvas.graph-canvas');
  if (!canvas) return;
  picture.src = canvas.toDataURL();
  picture.style.cssText = canvas.style.cssText;
  canvas.after(picture);
}

function take(graph: Graph): void {
  if (!screen) return;
  const { camera, framing } = graph;
  const { dataset } = document.documentElement;
  [dataset['theme'], dataset['size']] = [screen.theme, screen.size];
  for (const one of folded) one.open = false;
  framing.paper = null;
  framing.measure();
  framing.moved = screen.moved;
  Object.assign(camera, screen.camera);
  screen = null;
  picture.remove();
  graph.drawing.render();
  paint(graph);
}

function paint(graph: Graph, ratio?: number): void {
  graph.drawing.painting.retheme();
  paintImages(graph.root);
  graph.drawing.paintNow(ratio);
}
