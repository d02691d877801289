// The package in a browser gives the bits that it gives in Node, which are the native engine's (tests/whatif.rs).
import init, * as gongsheng from 'gongsheng';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FIREFOX, host, launch, launchFirefox } from './browser';

type Package = typeof gongsheng;

/**
 * What rests on drawing at random, on exponentials and logarithms, and on integrating step by step, one problem after
 * another or two at once.
 */
function answers(gongsheng: Package): string {
  const { analyse, digest, evolutionLevels, library, replicatorEnds, UncertaintyRun } = gongsheng;
  const numbers = (count: number, from: number, to: number) =>
    Float64Array.from({ length: count }, (_, k) => from + ((to - from) * ((k * 37) % 101)) / 100);
  const [growth, capacity, start] = [numbers(80, 0.05, 0.3), numbers(80, 20, 90), numbers(80, 5, 50)];
  const effects = numbers(320, -0.2, 0.3);
  const levels = evolutionLevels(4, growth, capacity, start, effects, 0, [0, 3, 40], 1e-7);
  const influence = [[0, 1, -1], [0.5, 0, 0.3], [1, -2, 0]]; // prettier-ignore
  const ends = replicatorEnds({ constants: [-0.2, 0.1, 0], influence }, numbers(60, 0, 1), 9);
  return JSON.stringify([
    [...levels],
    [...ends],
    ...library().map(({ document }) => {
      const run = new UncertaintyRun(document, 500, 42);
      run.advance(500);
      const uncertainty = run.result();
      run.free();
      const { ledger, behaviour, sharing, evolution, participation } = analyse(document);
      return {
        uncertainty,
        ledger: ledger?.total,
        asymmetry: behaviour?.system.asymmetry,
        sharing,
        evolution,
        participation,
        digest: digest(document),
      };
    }),
  ]);
}

const browsers: [string, typeof launch][] = [['Chromium', launch]];
if (FIREFOX !== '') browsers.push(['Firefox', launchFirefox]);

it.each(browsers)('gives the same bits in %s and in Node', async (_, start) => {
  await init();
  const folder = resolve(process.env['GONGSHENG_PKG'] ?? 'pkg');
  const files = await host(folder);
  const browser = await start();
  try {
    const page = await browser.newPage();
    await page.goto(`${files.address}package.json`);
    // The same function on the page's side; as text, since what is compiled for Node would import Node's way.
    const inBrowser: string = await page.evaluate(`(async () => {
      const gongsheng = await import('${files.address}index.js');
      await gongsheng.default();
      return (${answers})(gongsheng);
    })()`);
    const inNode = answers(gongsheng);
    expect(inNode.length).toBeGreaterThan(10_000);
    expect(JSON.parse(inBrowser)).toEqual(JSON.parse(inNode));
    expect(inBrowser).toBe(inNode);
  } finally {
    await browser.close();
    files.close();
  }
});
