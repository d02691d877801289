// The worked case as it is drawn: every number, word and place of the picture, in both languages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import entry from '../../src/library/four-units.json';
import { expectQuiet, house, open, ready, surplus, type Watched } from './browser';
import { number, seen } from './reading';

const drawn = {
  'zh-CN': {
    verdict: '形成',
    sub: '有净盈余，尚不持久',
    rungs: ['无', '相容', '互动', '形成', '持久'],
    gap: '离「持久」还差 2 个月',
    tests: ['时长 1 / 3', '分配在核内 ✓'],
    balance: ['产生 G', '195', '耗散 X', '107'],
    parts: ['成本 91', '界面 14', '协调 2', '盈余 S 88'],
    span: '1 eu 相当于 1 万元的价值 · 1 个月',
    rows: { 对称互惠: ['校研'], 非对称互惠: ['政校', '校企'], 偏利: ['政企'], 寄生: ['企研'] },
    columns: ['点', '间歇', '连续', '一体化'],
    outside: ['中立', '偏害', '竞争'],
    system: '系统',
    ideal: '理想',
    units: { G: '政府', C: '职业院校', E: '行业企业', R: '科研机构' },
    seals: { G: '政', C: '校', E: '企', R: '研' },
    dial: ['环境 ε', '中性 0', '临界 −0.67'],
    rest: '界面与协调',
    summary: '4 单元 · 10 交换 · 5 对 · 已存于本机',
  },
  'en-GB': {
    verdict: 'Formed',
    sub: 'Net surplus, not yet durable',
    rungs: ['None', 'Compatible', 'Interacting', 'Formed', 'Durable'],
    gap: '2 months short of Durable',
    tests: ['length 1 of 3', 'in core ✓'],
    balance: ['Generation G', '195', 'Dissipation X', '107'],
    parts: ['Cost 91', 'Interface 14', 'Coord. 2', 'Surplus S 88'],
    span: '1 eu stands for 10,000 yuan of value · 1 month',
    rows: { Symmetric: ['C–R'], Asymmetric: ['G–C', 'C–E'], Commensal: ['G–E'], Parasitic: ['E–R'] },
    columns: ['Point', 'Intermittent', 'Continuous', 'Integrated'],
    outside: ['Neutralism', 'Amensalism', 'Competition'],
    system: 'System',
    ideal: 'Ideal',
    units: { G: 'Government', C: 'College', E: 'Enterprise', R: 'Institute' },
    seals: { G: 'G', C: 'C', E: 'E', R: 'R' },
    dial: ['Environment ε', 'neutral 0', 'break-even −0.67'],
    rest: 'Interface, coord.',
    summary: '4 units, 10 exchanges, 5 pairs; kept on this device',
  },
} as const;

/** S_i as drawn on the cards, and the rows below from top to bottom. */
const cards = {
  G: { surplus: 6, rows: [24, -18, 15, -15], rest: null },
  C: { surplus: 31, rows: [-6, 20, -14, 30, -3, 8], rest: -4 },
  E: { surplus: 48, rows: [0, 15, 40, -12, -10, 25], rest: -10 },
  R: { surplus: 3, rows: [8, -3, 10, -10], rest: -2 },
} as const;

const badges = { 'C G': '+20', 'C E': '+35', 'E G': '+15', 'C R': '+10', 'E R': '+8' };

/** How wide a card is whose name is short, px. */
const CARD = 180;

const here = house();

const texts = async (page: Page, selector: string) =>
  Promise.all((await page.locator(selector).all()).map(seen));

describe.each(['zh-CN', 'en-GB'] as const)('the worked case in %s at 1280 × 800', (language) => {
  const words = drawn[language];
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    watched = await open(here.browser, here.address, { language });
    page = watched.page;
    await ready(page);
  });
  afterAll(async () => {
    expectQuiet(watched);
    await watched.close();
  });

  it('says the verdict, S and what the next rung lacks', async () => {
    expect(await seen(page.locator('section.verdict h2'))).toBe(words.verdict);
    expect(await seen(page.locator('section.verdict .sub'))).toBe(words.sub);
    expect(await surplus(page)).toBe('+88');
    expect(await seen(page.locator('section.verdict .why'))).toBe('+88');
    expect(await texts(page, 'section.verdict li:not([aria-hidden])')).toEqual(words.rungs);
    expect(await seen(page.locator('section.verdict li[aria-current]'))).toBe(words.verdict);
    expect(await page.locator('section.verdict li.met').count()).toBe(3);
    expect(await page.locator('section.verdict li.unmet').count()).toBe(1);
    expect(await seen(page.locator('section.verdict .gap'))).toBe(words.gap);
    expect(await texts(page, 'section.verdict .test')).toEqual(words.tests);
  });

  it('balances 195 against 91, 14, 2 and 88, to scale', async () => {
    expect(await texts(page, 'div.balance > :is(.name, b)')).toEqual(words.balance);
    // Its other, shorter words are for where there is less room.
    const header = await page.locator('div.balance header > span').innerText();
    expect(header.replace(/\s+/g, ' ')).toBe(words.span);
    const labels = await texts(page, 'div.balance .inside, div.balance .below');
    expect(labels.sort()).toEqual([...words.parts].sort());
    const widths = await page
      .locator('div.balance .part')
      .evaluateAll((parts) => parts.map((part) => (part as HTMLElement).getBoundingClientRect().width));
    const [generation = 0, ...spent] = widths;
    [91, 14, 2, 88].forEach((eu, at) => expect(spent[at]).toBeCloseTo((generation * eu) / 195, 0));
  });

  it('places the five pairs and the system in the matrix', async () => {
    expect(await texts(page, '[role=columnheader].head')).toEqual(words.columns);
    const rows = await page
      .locator('[role=table] [role=row]')
      .filter({ has: page.locator('[role=rowheader]') })
      .all();
    expect(await Promise.all(rows.map((row) => seen(row.locator('[role=rowheader]'))))).toEqual(
      Object.keys(words.rows),
    );
    for (const [at, pills] of Object.values(words.rows).entries()) {
      const cells = rows[at]?.locator('[role=cell]');
      if (!cells) throw new Error('a row is missing');
      expect(await cells.nth(0).locator('.pill').allInnerTexts()).toEqual(pills);
      expect(await rows[at]?.locator('.pill').count()).toBe(pills.length);
      expect(await cells.nth(0).locator('.ring').count()).toBe(at === 1 ? 1 : 0);
    }
    expect(await page.locator('.ring').count()).toBe(1);
    expect(await seen(page.locator('.ring'))).toBe(words.system);
    expect(await seen(page.locator('.cell.ideal'))).toBe(words.ideal);
    expect(await texts(page, '.strip .kind')).toEqual(words.outside);
    expect(await page.locator('.strip .pill').count()).toBe(0);
  });

  it.each(['G', 'C', 'E', 'R'] as const)(
    'shows on the card of %s rows that add up to its surplus',
    async (id) => {
      const card = page.locator(`[data-unit=${id}]`);
      expect(await card.locator('.graph-name').innerText()).toBe(words.units[id]);
      expect(await card.locator('.graph-seal').innerText()).toBe(words.seals[id]);
      const { surplus, rows, rest } = cards[id];
      const own = number(await card.locator('.graph-surplus').innerText());
      expect(own).toBe(surplus);
      const numbers = (await card.locator('.graph-row-number').allInnerTexts()).map(number);
      expect(numbers).toEqual(rows);
      const last = card.locator('.graph-rest');
      expect(await last.isVisible()).toBe(rest !== null);
      if (rest !== null) {
        const [name, value] = await last.locator('span').allInnerTexts();
        expect(name).toBe(words.rest);
        numbers.push(number(value ?? ''));
        expect(numbers.at(-1)).toBe(rest);
      }
      expect(numbers.reduce((sum, value) => sum + value, 0)).toBe(own);
    },
  );

  it('gives every pair its badge, the environment its dial, and the drawer its summary', async () => {
    for (const [pair, value] of Object.entries(badges)) {
      expect(await page.locator(`[data-pair="${pair}"]`).innerText(), pair).toBe(value);
    }
    expect(await page.locator('[data-pair]').count()).toBe(5);
    const dial = page.locator('.graph-dial');
    expect(await texts(page, '.graph-dial > b, .graph-dial > span')).toEqual(words.dial);
    expect(await dial.getAttribute('aria-label')).toContain('−0.67');
    expect(await seen(page.locator('section.drawer .summary'))).toBe(words.summary);
  });

  it('stands where it is drawn', async () => {
    const box = async (selector: string) => {
      const found = await page.locator(selector).first().boundingBox();
      if (!found) throw new Error(`${selector} is not shown`);
      return found;
    };
    expect(await box('header.bar')).toMatchObject({ x: 0, y: 0, width: 1280, height: 48 });
    expect(await box('aside.results')).toEqual({ x: 860, y: 48, width: 420, height: 752 });
    expect(await box('main.graph')).toEqual({ x: 0, y: 48, width: 860, height: 712 });
    expect(await box('section.drawer')).toEqual({ x: 0, y: 760, width: 860, height: 40 });

    const boxes = await Promise.all(entry.document.units.map(({ id }) => box(`[data-unit=${id}]`)));
    const first = entry.document.units[0]?.position ?? { x: 0, y: 0 };
    // A longer name makes a card wider to both sides.
    const left = (at: number) => (boxes[at]?.x ?? 0) + ((boxes[at]?.width ?? 0) - CARD) / 2;
    const shift = { x: left(0) - first.x, y: (boxes[0]?.y ?? 0) - first.y };
    // The picture has the first card at 340, 68: at most a pixel of a whole graph that is centred, which a card that is
    // wider at one of its ends moves by half of that.
    const wider = Math.max(...boxes.map(({ width }) => width - CARD));
    expect(Math.abs(shift.x)).toBeLessThanOrEqual(2 + wider / 2);
    expect(Math.abs(shift.y - 48)).toBeLessThanOrEqual(2);
    entry.document.units.forEach(({ position }, at) => {
      expect(left(at)).toBeCloseTo(position.x + shift.x, 0);
      expect(boxes[at]?.y).toBeCloseTo(position.y + shift.y, 0);
      expect(boxes[at]?.width).toBeGreaterThanOrEqual(CARD);
      expect(boxes[at]?.width).toBeLessThanOrEqual(CARD + 30);
    });
    const overlap = (a: (typeof boxes)[0], b: (typeof boxes)[0]) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const furniture = await Promise.all(
      ['.graph-tools', '.graph-key', '.graph-dial', '.graph-zoom'].map(box),
    );
    const things = [...boxes, ...furniture];
    for (const [at, one] of things.entries()) {
      for (const other of things.slice(at + 1)) expect(overlap(one, other)).toBe(false);
    }
  });
});
