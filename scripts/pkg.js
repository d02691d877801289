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

export const WASM_FEATURES = [
  '--enable-bulk-memory',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-multivalue',
  '--enable-sign-ext',
];

/** What no browser reads. */
const WASM_STRIP = ['--strip-producers', '--strip-target-features'];
/**
 * What hosts send is the gzip. A function that moves into its only caller makes the file shorter and the gzip longer
 * by a tenth, since bodies that were alike are so no more.
 */
const WASM_SIZE = ['-Os', '--one-caller-inline-max-function-size=0', ...WASM_STRIP];
/** Nor into a function so large that a browser runs out of registers for it: an integrator took twice as long. */
export const WASM_SPEED = ['-O3', '--one-caller-inline-max-function-size=0', ...WASM_STRIP];
const TARGET = 'wasm32-unknown-unknown';
/**
 * Only what says so itself (`#[inline]`) goes into its callers where it is not tiny: the file is a sixth smaller as gzip,
 * and the questions are answered as quickly.
 */
const LEAN = '-C llvm-args=-inline-threshold=50';
/** Two numbers at once where loops are over columns; sums keep their order, so that the bits stay the same. */
export const SIMD = { rust: `-C target-feature=+simd128 ${LEAN}`, wasm: '--enable-simd' };

/**
 * Builds the package into a folder: `engine` answers every question, `first` those of the first verdict. With faults
 * both can be made to fail on purpose, for the page's tests.
 */
export function buildPackage(folder, { faults = false } = {}) {
  installPackages();
  installWasmTarget();
  say(`Building the engine${faults ? ' that can be made to fail' : ''}`);
  run('cargo', ['fetch', '--locked', '--target', TARGET]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const features = faults ? ['--features', 'faults'] : [];
  pack(folder, 'engine', 'release', features);
  pack(folder, 'first', 'first', ['--no-default-features', ...features]);
  tidyTypes(join(folder, 'engine.d.ts'));
  writeFirstTypes(folder);
  writeLibrary(folder);
  for (const path of filesBelow(at('scripts/package')))
    copyFileSync(path, join(folder, path.split(/[\\/]/).at(-1)));
}

/** Builds one wasm and its glue. */
function pack(folder, name, profile, features) {
  const options = ['--profile', profile, '--locked', '--lib', '--target', TARGET, ...features];
  run('cargo', ['build', ...options], { env: { RUSTFLAGS: nameless(name === 'engine' ? [SIMD.rust] : []) } });
  const built = join(process.env.CARGO_TARGET_DIR ?? at('target'), TARGET, profile, 'gongsheng.wasm');
  run('cargo', ['run', '--release', '--locked', '--quiet', '-p', 'pack', '--', built, folder, name]);
  const wasm = join(folder, `${name}_bg.wasm`);
  const passes = name === 'first' ? WASM_SIZE : WASM_SPEED;
  const simd = name === 'engine' ? [SIMD.wasm] : [];
  runNode('binaryen/bin/wasm-opt', [...passes, ...WASM_FEATURES, ...simd, wasm, '-o', wasm]);
  rmSync(join(folder, `${name}_bg.wasm.d.ts`), { force: true });
}

/** What `first` exports is exported by `engine` too, and told there. */
function writeFirstTypes(folder) {
  const glue = readFileSync(join(folder, 'first.js'), 'utf8');
  const names = [...glue.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  writeFileSync(
    join(folder, 'first.d.ts'),
    `// Made by npm run pkg: the part of the engine that the first verdict needs.\nexport { ${names.join(', ')}, initSync, default } from './engine.js';\n`,
  );
}

/** The places that a panic tells begin with the name of a crate, not with somebody's home. */
function nameless(own) {
  const home = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sources = join(home, 'registry/src');
  const indexes = existsSync(sources) ? readdirSync(sources) : [];
  const flags = indexes.map((index) => `--remap-path-prefix=${join(sources, index)}=crates`);
  return [process.env.RUSTFLAGS, ...own, ...flags].filter(Boolean).join(' ');
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
