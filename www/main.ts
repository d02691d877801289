// The page's entry: shows the page at once, then starts the engine and fetches the reader's work.
import { mount } from 'svelte';
import App from './App.svelte';
import { Engine } from './engine/client';
import { loadModule } from './engine/module';
import EngineWorker from './engine/worker?worker&inline';
import { view } from './state/view.svelte';
import { work } from './state/work.svelte';
import './styles/tokens.css';
import './styles/base.css';

view.start(navigator.languages, matchMedia('(prefers-color-scheme: dark)').matches);
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no place for the page.');
mount(App, { target });
void work.start(new Engine(loadModule, () => new EngineWorker()), location);
