// npm run pkg: builds the engine into pkg/, with a stamp of its sources.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  at,
  filesBelow,
  installPackages,
  installWasmTarget,
  run,
  runNode,
  say,
  sourceStamp,
} from './shared.js';

const WASM_FEATURES = [
  '--enable-bulk-memory',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-multivalue',
  '--enable-sign-ext',
];

/**
 * What hosts send is the gzip. A function that moves into its only caller makes the file shorter and the gzip longer
 * by a tenth, since bodies that were alike are so no more.
 */
const WASM_SIZE = ['-Os', '--one-caller-inline-max-function-size=0', '--strip-producers'];

/** Builds the package into a folder; with faults it can be made to fail on purpose, for the page's tests. */
export function buildPackage(folder, { faults = false } = {}) {
  installPackages();
  installWasmTarget();
  say(`Building the engine${faults ? ' that can be made to fail' : ''}`);
  const target = 'wasm32-unknown-unknown';
  const options = [
    '--release',
    '--locked',
    '--lib',
    '--target',
    target,
    ...(faults ? ['--features', 'faults'] : []),
  ];
  run('cargo', ['fetch', '--locked', '--target', target]);
  run('cargo', ['build', ...options], { env: { RUSTFLAGS: nameless() } });
  say('Packing it for JavaScript');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('cargo', ['run', '--release', '--locked', '--quiet', '-p', 'pack', '--', wasmOf(target), folder]);
  const wasm = join(folder, 'engine_bg.wasm');
  runNode('binaryen/bin/wasm-opt', [...WASM_SIZE, ...WASM_FEATURES, wasm, '-o', wasm]);
  rmSync(join(folder, 'engine_bg.wasm.d.ts'), { force: true });
  tidyTypes(join(folder, 'engine.d.ts'));
  writeLibrary(folder);
  for (const path of filesBelow(at('scripts/package')))
    copyFileSync(path, join(folder, path.split(/[\\/]/).at(-1)));
}

/** The places that a panic tells begin with the name of a crate, not with somebody's home. */
function nameless() {
  const home = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sources = join(home, 'registry/src');
  const indexes = existsSync(sources) ? readdirSync(sources) : [];
  const flags = indexes.map((index) => `--remap-path-prefix=${join(sources, index)}=crates`);
  return [process.env.RUSTFLAGS, ...flags].filter(Boolean).join(' ');
}

function wasmOf(target) {
  const folder = process.env.CARGO_TARGET_DIR ?? at('target');
  return join(folder, target, 'release', 'gongsheng.wasm');
}

/**
 * The ready-made consortia as a module of their own, in the order in which src/library/mod.rs names them; what the
 * tests expect of an entry is no part of it.
 */
function writeLibrary(folder) {
  const names = [...readFileSync(at('src/library/mod.rs'), 'utf8').matchAll(/include_str!\("(.+?)"\)/g)];
  const entries = names.map(([, name]) => {
    const { id, about, document } = JSON.parse(readFileSync(at('src/library', name), 'utf8'));
    return JSON.stringify({ id, about, document });
  });
  writeFileSync(
    join(folder, 'library.js'),
    `// Made from src/library by npm run pkg.\nconst entries = [\n${entries.join(',\n')},\n];\n\n` +
      'export function library() {\n  return structuredClone(entries);\n}\n',
  );
  appendFileSync(
    join(folder, 'engine.d.ts'),
    `
/**
 * The ready-made consortia, the four units of the paper first; each time anew, to be changed at will. Their figures
 * are illustrative.
 */
export function library(): LibraryEntry[];
`,
  );
}

/** The raw exports of the wasm are nobody's business, and the only place where `any` stood. */
function tidyTypes(path) {
  const text = readFileSync(path, 'utf8');
  const raw = /export interface InitOutput \{[^}]*\}/;
  if (!raw.test(text))
    throw new Error('The types of wasm-bindgen have changed: see tidyTypes in scripts/pkg.js.');
  writeFileSync(
    path,
    text
      .replace(raw, 'export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n}')
      .replace('/* tslint:disable */\n/* eslint-disable */\n', ''),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  buildPackage(at('pkg'));
  writeFileSync(at('pkg/stamp.txt'), `${sourceStamp()}\n`);
  if (!existsSync(at('pkg/engine.js'))) throw new Error('pkg/engine.js was not made.');
  say('pkg/ is fresh');
}
