// The embed's entry: ?lang=zh|en & mode=view|edit & preset=<id>, and #m=<a model>. It keeps nothing.
import { presets } from 'virtual:presets';
import { mount } from 'svelte';
import type { Consortium } from 'gongsheng';
import Embed from './Embed.svelte';
import { firstEngine } from './engine/first-inline';
import { opening, openingId } from './engine/opening';
import { learn } from './i18n';
import { readFragment } from './io/fragment';
import { decodeLink } from './io/link';
import { openText } from './io/open';
import { Trouble } from './io/trouble';
import { connect, engineTrouble } from './state/engine';
import { project } from './state/project.svelte';
import { t, view } from './state/view.svelte';
import './styles/tokens.css';
import './styles/base.css';

const asked = new URLSearchParams(location.search);
const language = asked.get('lang');

// It carries both languages; a model that is edited is named in both.
await Promise.all([learn('zh'), learn('en')]);
await view.start(
  language === 'zh' || language === 'en' ? [language] : navigator.languages,
  matchMedia('(prefers-color-scheme: dark)').matches,
);
project.readOnly = asked.get('mode') !== 'edit';

const engine = firstEngine();
const target = document.getElementById('app');
if (target === null) throw new Error('embed.html has no place for the model.');

/** The model that the address asks for: the one it carries, a ready one, or the opening view. */
async function find(): Promise<Consortium> {
  const { model } = readFragment(location.hash);
  if (model !== null) {
    const { document, problems } = await openText(await decodeLink(model), (text) =>
      engine.call('parse', text),
    );
    if (document === null) {
      const errors = problems.filter(({ severity }) => severity === 'error');
      throw new Trouble('shell.problemsOfLink', { count: errors.length });
    }
    return document;
  }
  const preset = asked.get('preset');
  if (preset === null || preset === openingId) return opening;
  const entry = presets.find(({ id }) => id === preset);
  if (entry === undefined) throw new Trouble('shell.noPreset', { preset });
  return entry.document;
}

const host = mount(Embed, { target });
try {
  project.show({ past: [], present: await find(), future: [] });
  await connect(engine);
} catch (error) {
  host.fail(error instanceof Trouble ? t(error.key, error.values) : engineTrouble(error));
}
