// npm run format: lays out every file as npm run check asks.
import { pathToFileURL } from 'node:url';
import { installPackages, run, runNode } from './shared.js';

/** What prettier lays out. */
export const FORMATTED = ['www', 'tests/**/*.ts', 'benches', 'scripts', '*.{js,ts,json}'];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installPackages();
  run('cargo', ['fmt', '--all']);
  runNode('prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', ...FORMATTED]);
}
