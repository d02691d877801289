// What the commands share: saying what they do, running a program, finding what is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../..');
export const at = (...parts) => join(root, ...parts);

/** Says what is being done. */
export function say(text) {
  console.log(`\n▸ ${text}`);
}

/** Ends the command with a plain word on what to do. */
export function stop(problem, remedy) {
  console.error(`\n✗ ${problem}\n  ${remedy}\n`);
  process.exit(1);
}

/** Runs a program in the project; ends the command when it fails, unless told otherwise. */
export function run(program, args, { env = {}, quiet = false, mayFail = false, remedy } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  });
  const failed = result.error !== undefined || result.status !== 0;
  if (failed && !mayFail) {
    if (quiet) console.error(result.stdout ?? '', result.stderr ?? '');
    stop(
      `${[program, ...args].join(' ')} failed${result.error ? `: ${result.error.message}` : ''}.`,
      remedy ?? 'The lines above say why.',
    );
  }
  return { ok: !failed, output: result.stdout ?? '' };
}

/** Whether a program can be started. */
export function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Runs the program of an npm package, such as vite. */
export function runNode(packageBin, args, options) {
  return run(process.execPath, [at('node_modules', packageBin), ...args], options);
}

/** Installs the npm packages of package-lock.json unless they are there and of this lock. */
export function installPackages() {
  const lock = at('package-lock.json');
  const mark = at('node_modules/.package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing the npm packages');
  run('npm', ['ci', '--no-audit', '--no-fund'], {
    remedy: 'Node 20.19 or newer with npm, and a reachable npm registry, are needed.',
  });
}

/** Installs the wasm target unless it is there; Rust itself has to be there. */
export function installWasmTarget() {
  if (!has('cargo'))
    stop('Rust was not found.', 'Install it with rustup (https://rustup.rs), then run this again.');
  const target = 'wasm32-unknown-unknown';
  if (!has('rustup')) return;
  const { output } = run('rustup', ['target', 'list', '--installed'], { quiet: true });
  if (output.split('\n').includes(target)) return;
  say(`Installing the Rust target ${target}`);
  run('rustup', ['target', 'add', target]);
}

/** Every file below a folder, in a fixed order. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** A stamp of the sources that pkg/ is made from: of sources, never of bytes, for toolchains differ. */
export function sourceStamp() {
  const sources = [
    at('Cargo.toml'),
    at('Cargo.lock'),
    ...filesBelow(at('src')),
    ...filesBelow(at('scripts/pack')),
    ...filesBelow(at('scripts/package')),
    at('scripts/pkg.js'),
  ];
  const hash = createHash('sha256');
  for (const path of sources) {
    hash.update(`${relative(root, path).replaceAll('\\', '/')}\n`);
    hash.update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex');
}

/** Whether pkg/ was made from the sources as they are. */
export function packageIsFresh() {
  const stamp = at('pkg/stamp.txt');
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourceStamp();
}
