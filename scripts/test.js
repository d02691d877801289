// npm test: installs what is lacking, builds everything from source outside pkg/, and runs every test.
import { buildSite } from './build.js';
import { installBrowser, installFirefox } from './browser.js';
import { buildPackage } from './pkg.js';
import { at, installPackages, installWasmTarget, run, runNode, say } from './shared.js';

installPackages();
installWasmTarget();
const chromium = installBrowser();
const firefox = installFirefox();

say('Testing the engine (cargo test)');
// The same random cases every time, so that a red run can be run again; another seed asks new questions.
run('cargo', ['test', '--locked', '--package', 'gongsheng'], {
  env: { PROPTEST_RNG_SEED: process.env.PROPTEST_RNG_SEED ?? '20' },
});

const engine = at('build/pkg');
const site = at('build/site');
buildPackage(engine);
buildSite({ site, engine });

const faultyEngine = at('build/faulty-pkg');
const faultySite = at('build/faulty-site');
buildPackage(faultyEngine, { faults: true });
buildSite({ site: faultySite, engine: faultyEngine });

say(`Testing the package in Node and the page in ${[chromium, firefox].filter(Boolean).join(' and ')}`);
runNode('vitest/vitest.mjs', ['run', ...process.argv.slice(2)], {
  env: {
    GONGSHENG_PKG: engine,
    GONGSHENG_BUILT_SITE: site,
    GONGSHENG_FAULTY_SITE: faultySite,
    CHROMIUM: chromium,
    FIREFOX: firefox ?? '',
  },
});
say(firefox === undefined ? 'Every test passed, but none was run in Firefox' : 'Every test passed');
