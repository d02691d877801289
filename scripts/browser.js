// Finds the browser that the page's tests run in, and installs it where that can be done.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { has, run, say, stop } from './shared.js';

const CANDIDATES = {
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

/** The path of a Chromium: of CHROMIUM, a usual place, or one installed now. */
export function installBrowser() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) {
    if (!existsSync(named))
      stop(`CHROMIUM names ${named}, which is not there.`, 'Name the path of a Chromium.');
    return named;
  }
  const found = find();
  if (found !== undefined) {
    installFonts();
    return found;
  }
  if (canInstall()) {
    say('Installing Chromium and a Chinese font for the page tests');
    apt(['chromium', 'fonts-noto-cjk']);
  }
  return (
    find() ??
    stop(
      'No Chromium was found.',
      'Install Chromium or Chrome, or set CHROMIUM to the path of one, then run npm test again.',
    )
  );
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

function apt(packages) {
  run('apt-get', ['update', '-qq'], { mayFail: true, quiet: true });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    remedy: `Install ${packages.join(' and ')} by hand, then run npm test again.`,
  });
}

function find() {
  return (CANDIDATES[process.platform] ?? []).find((path) => existsSync(path));
}
