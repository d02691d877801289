// npm run build: makes the static site in dist/ from the package in pkg/.
import { pathToFileURL } from 'node:url';
import { at, installPackages, packageIsFresh, runNode, say } from './shared.js';
import { buildPackage } from './pkg.js';

/** Builds the site into a folder, with the engine of a package. */
export function buildSite({ site = at('dist'), engine = at('pkg') } = {}) {
  installPackages();
  const env = { GONGSHENG_PKG: engine, GONGSHENG_SITE: site };
  say('Building the page');
  runNode('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { env });
  say('Building the embed');
  runNode('vite/bin/vite.js', ['build', '--mode', 'embed', '--logLevel', 'warn'], { env });
}

/** The site from pkg/ while that is fresh, else from an engine built anew. */
export function buildSiteFromSources() {
  if (packageIsFresh()) return buildSite();
  say('pkg/ is older than its sources; building the engine anew (npm run pkg keeps it)');
  const engine = at('build/pkg');
  buildPackage(engine);
  return buildSite({ engine });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  buildSiteFromSources();
  say('The site is in dist/: any static host can serve it, under any path');
}
