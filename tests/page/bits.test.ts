// The package in a browser gives the bits that it gives in Node, which are the native engine's (tests/whatif.rs).
import init, * as gongsheng from 'gongsheng';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FIREFOX, host, launch, launchFirefox } from './browser';

type Package = typeof gongsheng;

/** What rests on drawing at random, on exponentials and logarithms, and on integrating step by step. */
function answers({ analyse, digest, library, UncertaintyRun }: Package): string {
  return JSON.stringify(
    library().map(({ document }) => {
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
  );
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
