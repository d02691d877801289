// npm run check: formats, lints and types of everything, and that pkg/ is of the sources as they are.
import {
  at,
  has,
  installPackages,
  installWasmTarget,
  packageIsFresh,
  run,
  runNode,
  say,
  stop,
} from './shared.js';
import { FORMATTED } from './format.js';

installPackages();
installWasmTarget();
if (has('rustup')) run('rustup', ['component', 'add', 'rustfmt', 'clippy'], { quiet: true, mayFail: true });

say('Rust: format');
run('cargo', ['fmt', '--all', '--check'], { remedy: 'npm run format mends it.' });
say('Rust: clippy, native and wasm32');
run('cargo', ['clippy', '--locked', '--workspace', '--all-targets', '--', '-D', 'warnings']);
run('cargo', [
  'clippy',
  '--locked',
  '--lib',
  '--target',
  'wasm32-unknown-unknown',
  '--all-features',
  '--',
  '-D',
  'warnings',
]);
say('No browser crate in the engine natively');
const tree = run('cargo', ['tree', '--locked', '--package', 'gongsheng', '--edges', 'normal'], {
  quiet: true,
}).output;
if (/wasm-bindgen|js-sys|web-sys/.test(tree))
  stop('A browser crate is in the native engine.', 'Move it below [target.…wasm…] in Cargo.toml.');
say('Format');
runNode('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', ...FORMATTED], {
  remedy: 'npm run format mends it.',
});
say('Lint');
runNode('eslint/bin/eslint.js', ['--max-warnings', '0', 'www', 'tests', 'benches', 'scripts']);
say('Types');
runNode('typescript/bin/tsc', ['--noEmit']);
runNode('svelte-check/bin/svelte-check', [
  '--fail-on-warnings',
  '--output',
  'human',
  '--tsconfig',
  at('tsconfig.json'),
]);
say('pkg/');
if (!packageIsFresh()) stop('pkg/ is older than its sources.', 'Run npm run pkg and commit pkg/.');
say('Every check passed');
