// Two builds: the site (index.html and what it loads) and the embed (one self-contained file).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { viteSingleFile } from 'vite-plugin-singlefile';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Which build of the engine; the tests use one made from source. */
const engine = resolve(here, process.env['GONGSHENG_PKG'] ?? 'pkg');
/** In Node the package's own entry, which is ready at once. */
const entry = process.env['VITEST'] ? 'node.js' : 'index.js';

/** The word to browsers that are too old stands in the page itself, as the classic script that it is. */
const inlineSupport: Plugin = {
  name: 'inline-support',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace(
        '<script src="./support.js"></script>',
        () =>
          `<script>${readFileSync(resolve(here, 'www/support.js'), 'utf8').replace(/^ *\/\/.*\n/gm, '')}</script>`,
      ),
  },
};

/** What is imported as `?deflated` is carried in the page itself, which is a good half smaller so. */
const carryDeflated: Plugin = {
  name: 'carry-deflated',
  enforce: 'pre',
  load(id) {
    const [file = '', query] = id.split('?');
    if (query !== 'deflated') return null;
    this.addWatchFile(file);
    return `export default ${JSON.stringify(deflateSync(readFileSync(file), { level: 9 }).toString('base64'))}`;
  },
};

type Engine = typeof import('gongsheng');

/** What the engine knows without a document is asked of it when the page is built. */
const known: Record<string, (engine: Engine) => object> = {
  'virtual:known': ({ vocabulary, defaults, emptyDocument }) => ({
    vocabulary: vocabulary(),
    defaults: defaults(),
    emptyDocument: emptyDocument(),
  }),
  // The embed has no gallery to say what each is about; the first is its opening view, which comes with it.
  'virtual:presets': ({ library }) => ({
    presets: library()
      .slice(1)
      .map(({ id, document }) => ({ id, document })),
  }),
};
const askKnown: Plugin = {
  name: 'ask-known',
  resolveId: (id) => (id in known ? `\0${id}` : null),
  async load(id) {
    const ask = known[id.slice(1)];
    if (!ask) return null;
    const answers = ask((await import(pathToFileURL(resolve(engine, 'node.js')).href)) as Engine);
    return Object.entries(answers)
      .map(([name, answer]) => `export const ${name} = ${JSON.stringify(answer)};\n`)
      .join('');
  },
};

/** The engine of the first verdict and the reader's words are asked for with the scripts, not after them. */
const preloadFirst: Plugin = {
  name: 'preload-first',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const engines = Object.keys(bundle).filter((name) => /first_bg.*\.wasm$/.test(name));
      const words = (language: string) =>
        Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/i18n/${language}/index.ts`),
        )?.fileName;
      return [
        ...engines.map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./${name}` },
          injectTo: 'head' as const,
        })),
        {
          tag: 'script',
          // The language that www/state/view will start in.
          children: `let language;
try {
  language = JSON.parse(localStorage.gongsheng).language;
} catch {}
language ??= navigator.languages.find((language) => /^(zh|en)\\b/i.test(language));
const words = document.createElement('link');
words.rel = 'modulepreload';
words.href = /^zh/i.test(language) ? './${words('zh')}' : './${words('en')}';
document.head.append(words);`,
          injectTo: 'head' as const,
        },
      ];
    },
  },
};

export default defineConfig(({ mode }) => ({
  root: 'www',
  base: './',
  resolve: {
    alias: [
      { find: /^gongsheng$/, replacement: resolve(engine, entry) },
      { find: /^gongsheng\/first$/, replacement: resolve(engine, 'first.js') },
      { find: /^gongsheng\/(.*)$/, replacement: `${engine}/$1` },
      // The embed carries the words that it says, and none of what stands round the page.
      ...(mode === 'embed'
        ? [{ find: /^\.\/(zh|en)$/, replacement: resolve(here, 'www/i18n/$1/embed.ts') }]
        : []),
    ],
  },
  plugins: [
    inlineSupport,
    carryDeflated,
    askKnown,
    svelte({ configFile: resolve(here, 'svelte.config.js') }),
    mode === 'embed' ? viteSingleFile() : preloadFirst,
  ],
  assetsInclude: ['**/*.wasm'],
  worker: { format: 'iife' as const },
  build: {
    outDir: resolve(here, process.env['GONGSHENG_SITE'] ?? 'dist'),
    emptyOutDir: mode !== 'embed',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: { input: resolve(here, 'www', mode === 'embed' ? 'embed.html' : 'index.html') },
  },
  test: {
    root: here,
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/words.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A journey through a real browser on a busy machine gets two more tries, and the report says that it took one.
    retry: 2,
    // Two browsers at once would measure each other.
    fileParallelism: false,
  },
}));
