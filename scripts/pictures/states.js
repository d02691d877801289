// The main states of the page: which consortium is shown, and what a reader does to come there.
import { readFileSync } from 'node:fs';
import { at } from '../shared.js';

/** A consortium of the gallery. */
const preset = (id) => JSON.parse(readFileSync(at(`src/library/${id}.json`), 'utf8')).document;

/** So many units that the graph has a map: rings of a college and its partners, each ring joined to the next. */
function dense() {
  const kinds = ['college', 'enterprise', 'government', 'institute', 'enterprise', 'association'];
  const units = Array.from({ length: 96 }, (_, n) => ({
    id: `u${n}`,
    kind: kinds[n % 6],
    name: { zh: `第 ${n + 1} 家`, en: `Member ${n + 1}` },
    outputs: [{ id: 'o', resource: 'talent', carrier: 'energy', amount: 6, cost: 1 }],
    inputs: [{ id: 'i', resource: 'talent', carrier: 'energy', amount: 6, value: 1 + (n % 5) }],
  }));
  const joins = units.flatMap((_, n) => {
    const ring = n - (n % 6);
    return [ring + ((n + 1) % 6), ring + ((n + 2) % 6), (n + 6) % 96].map((to) => [n, to]);
  });
  const exchanges = joins.map(([from, to], n) => ({
    id: `e${n}`,
    from: { unit: `u${from}`, output: 'o' },
    to: { unit: `u${to}`, input: 'i' },
    amount: 2,
    periods: n % 3 ? [[0, null]] : [[n % 7, 3 + (n % 7)]],
  }));
  return {
    type: 'gongsheng',
    version: 1,
    months: 12,
    title: { zh: '十六个产教圈', en: 'Sixteen rings' },
    units,
    exchanges,
  };
}

/** On a phone one of the three views is in front. */
const view = async ({ page, phone }, number) => {
  if (phone) await page.locator(`.tabs button:nth-child(${number})`).click();
};
const drawer = async (scene, number) => {
  await view(scene, 2);
  const tab = scene.page.locator(`.drawer .name:nth-child(${number})`);
  if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
};
const panel = (id) => async (scene) => {
  await view(scene, 3);
  await scene.page.locator(`[data-panel="${id}"]`).click();
  await scene.page.locator('.opened h2').waitFor();
  await scene.settle(3000);
};
/** What takes its time is begun, and waited for. */
const ran = (id) => async (scene) => {
  await panel(id)(scene);
  const button = scene.page.locator('.opened button.main').first();
  await button.click();
  await scene.page.locator('.opened button.main').first().waitFor({ timeout: 60_000 });
};
/** A file that is no consortium is dropped on the page. */
const broken = async ({ page }) => {
  const text = JSON.stringify({
    type: 'gongsheng',
    version: 1,
    months: 0,
    units: [{ id: 'a b', kind: 'school' }],
  });
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'model.gongsheng.json', { type: 'application/json' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, text);
  await page.locator('dialog[open]').waitFor();
};
const sheet =
  (of) =>
  async ({ page, phone }) => {
    const { wide, narrow } = {
      share: { wide: '.bar .share', narrow: 1 },
      help: { wide: '.bar .icon.wide >> nth=-1', narrow: 5 },
      library: { wide: '.bar .word.wide', narrow: 2 },
    }[of];
    if (phone) {
      await page.locator('.more > button').click();
      await page.locator(`.more li:nth-child(${narrow}) button`).click();
    } else await page.locator(wide).first().click();
    await page.locator('dialog[open]').waitFor();
  };

export const STATES = [
  { name: 'opening', document: null },
  {
    name: 'tour',
    document: null,
    newcomer: true,
    act: async ({ page }) => {
      await page.locator('.offer .start').click();
      await page.locator('.tour-note h2').waitFor();
    },
  },
  {
    name: 'pair',
    document: preset('todays-practice'),
    act: async (scene) => {
      await scene.page.locator('.graph-badge').filter({ visible: true }).first().click();
      if (!scene.phone) await drawer(scene, 1);
    },
  },
  {
    name: 'why',
    document: preset('four-units'),
    act: async ({ page }) => {
      await page.locator('[data-asks="surplus"]').filter({ visible: true }).first().click();
      await page.locator('dialog.why footer').waitFor();
    },
  },
  { name: 'deficit', document: preset('hostile-environment'), act: (scene) => view(scene, 3) },
  { name: 'project', document: preset('integrated-ideal') },
  { name: 'timeline', document: preset('intermittent-projects'), act: (scene) => drawer(scene, 2) },
  { name: 'outline', document: preset('four-units'), act: (scene) => drawer(scene, 1) },
  {
    name: 'scenarios',
    document: preset('compensation'),
    act: async (scene) => {
      await drawer(scene, 3);
      await scene.page.locator('.drawer .body button').first().click();
    },
  },
  {
    // Where either all or none take part in the end, seen where the picture of it is.
    name: 'participation',
    document: preset('integrated-ideal'),
    act: async (scene) => {
      await panel('participation')(scene);
      await scene.page.locator('.phase').evaluate((it) => it.scrollIntoView({ block: 'center' }));
    },
  },
  ...['ledger', 'sharing', 'evolution', 'pathways', 'environment'].map((id) => ({
    name: id,
    document: preset('intermittent-projects'),
    act: panel(id),
  })),
  ...['uncertainty', 'sweep'].map((id) => ({ name: id, document: preset('four-units'), act: ran(id) })),
  { name: 'dense', document: dense() },
  { name: 'empty', document: { type: 'gongsheng', version: 1, months: 12 } },
  { name: 'refused', document: null, act: broken },
  {
    name: 'library',
    document: null,
    act: async (scene) => {
      await sheet('library')(scene);
      await scene.page.locator('.gallery li:last-child .verdict b').first().waitFor();
    },
  },
  { name: 'share', document: null, act: sheet('share') },
  { name: 'help', document: null, act: sheet('help') },
];
