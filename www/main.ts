// The page's entry: puts the page in the place of its first picture, then starts the engine and fetches the reader's work.
import { mount } from 'svelte';
import App from './App.svelte';
import { firstEngine } from './engine/first';
import { preferences } from './io/preferences';
import { view } from './state/view.svelte';
import { work } from './state/work.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/first-picture.css';

async function start(): Promise<void> {
  await view.start(navigator.languages, matchMedia('(prefers-color-scheme: dark)').matches, preferences());
  const target = document.getElementById('app');
  if (target === null) throw new Error('index.html has no place for the page.');
  target.replaceChildren();
  mount(App, { target });
  await work.start(firstEngine(), location);
}

void start();
