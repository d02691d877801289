// Two builds: the site (index.html and what it loads) and the embed (one self-contained file).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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
        () => `<script>${readFileSync(resolve(here, 'www/support.js'), 'utf8')}</script>`,
      ),
  },
};

/** The engine of the first verdict is asked for with the scripts, not after them. */
const preloadEngine: Plugin = {
  name: 'preload-engine',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /first_bg.*\.wasm$/.test(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./${name}` },
          injectTo: 'head' as const,
        })),
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
    ],
  },
  plugins: [
    inlineSupport,
    svelte({ configFile: resolve(here, 'svelte.config.js') }),
    mode === 'embed' ? viteSingleFile() : preloadEngine,
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
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A journey through a real browser on a busy machine gets a second try, and the report says that it took one.
    retry: 2,
    // Two browsers at once would measure each other.
    fileParallelism: false,
  },
}));
