// Finds the browsers that the page's tests run in, and installs them where that can be done.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { has, run, say, stop } from './shared.js';

const CHROMIUM = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Of a Firefox as it is released; one in a snap keeps its profile where nobody else may write. */
const FIREFOX = {
  linux: ['/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** The path of a Chromium: of CHROMIUM, a usual place, or one installed now. */
export function installBrowser() {
  const named = namedBy('CHROMIUM');
  if (named !== undefined) return named;
  const found = find(CHROMIUM);
  if (found !== undefined) {
    installFonts();
    return found;
  }
  if (canInstall()) {
    say('Installing Chromium and a Chinese font for the page tests');
    apt(['chromium', 'fonts-noto-cjk']);
  }
  return (
    find(CHROMIUM) ??
    stop(
      'No Chromium was found.',
      'Install Chromium or Chrome, or set CHROMIUM to the path of one, then run npm test again.',
    )
  );
}

/** The path of a Firefox: of FIREFOX, a usual place, or one installed now; nothing where it cannot be had. */
export function installFirefox() {
  const found = namedBy('FIREFOX') ?? find(FIREFOX);
  if (found !== undefined) return found;
  if (canInstall()) {
    say('Installing Firefox for the page tests');
    apt(['firefox-esr'], { mayFail: true });
  }
  const installed = find(FIREFOX);
  if (installed === undefined)
    say('No Firefox was found, so nothing is tried in it; FIREFOX may name the path of one');
  return installed;
}

/** The path that a variable names, which has to be there. */
function namedBy(variable) {
  const path = process.env[variable];
  if (path !== undefined && !existsSync(path))
    stop(`${variable} names ${path}, which is not there.`, 'Name the path of the browser itself.');
  return path;
}

/** Chinese text needs a Chinese font; without one the layout tests would measure boxes. */
function installFonts() {
  if (!canInstall() || !has('fc-list')) return;
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  if ((stdout ?? '').trim() !== '') return;
  say('Installing a Chinese font for the page tests');
  apt(['fonts-noto-cjk']);
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get');
}

function apt(packages, { mayFail = false } = {}) {
  run('apt-get', ['update', '-qq'], { mayFail: true, quiet: true });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    quiet: true,
    mayFail,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    remedy: `Install ${packages.join(' and ')} by hand, then run npm test again.`,
  });
}

function find(places) {
  return (places[process.platform] ?? []).find((path) => existsSync(path));
}
