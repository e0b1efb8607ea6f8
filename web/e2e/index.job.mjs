// Jobs about places and figures.
import { expect, overflow, settled } from './lib.mjs';

const small = (size) => size.startsWith('360');

export default [
  {
    name: 'wrong-password-is-said-in-words',
    person: '',
    limits: { clicks: 3, seconds: 10 },
    async run({ page, hand, t }) {
      await hand.go('/login?to=/diagnosis');
      await hand.type('input[name=person]', 'nobody');
      await hand.type('input[name=password]', 'not the password 1!');
      await hand.press('Enter');
      const said = await page.locator('[role=alert]').first().innerText();
      expect(said.length > 8 && !/\b(40\d|undefined|null)\b/.test(said), `not words: ${said}`);
      expect((await page.locator('button[type=submit]').innerText()).includes(t('session.login.enter')), 'the button is gone');
    },
  },
  {
    name: 'origin-of-a-number',
    person: 'ling',
    limits: { clicks: 2, seconds: 15 },
    // From the most valuable short stave on the cockpit to formula, version, file and person.
    async run({ page, hand, t }) {
      await hand.go('/cockpit');
      await hand.click(page.locator('.short-box tbody .origin').first());
      await page.waitForURL(/\/trace\?/);
      await page.getByText(t('trace.formula'), { exact: false }).first().waitFor();
      const row = page.locator('tbody tr').first();
      await row.waitFor();
      expect(/\d/.test(await row.locator('td').nth(0).innerText()), 'no value');
      expect((await row.locator('td').nth(1).innerText()).trim() !== '', 'no file');
      expect(/\d{4}-\d\d-\d\d/.test(await row.locator('td').nth(3).innerText()), 'no day');
    },
  },
  {
    name: 'compare-the-ranks-of-two-years',
    person: 'ling',
    limits: { clicks: 2, seconds: 15 },
    async run({ page, hand, t }) {
      await hand.go('/diagnosis?round=2019');
      await page.locator('.tree tbody tr').first().waitFor();
      await hand.choose(page.getByRole('combobox', { name: t('diagnosis.vs'), exact: true }), '2018');
      await page.getByRole('columnheader', { name: t('diagnosis.c_rank_change') }).waitFor();
      await page.locator('.tree td.up, .tree td.down').first().waitFor();
      expect(page.url().includes('vs=2018'), 'the choice is not in the address');
    },
  },
  {
    name: 'why-the-rank-moved',
    person: 'ling',
    limits: { clicks: 1, seconds: 15 },
    async run({ page, hand, t }) {
      await hand.go('/cockpit?round=2019');
      await hand.click(page.getByRole('link', { name: t('cockpit.why') }));
      for (const part of ['own', 'peers', 'method', 'revision']) await page.getByRole('rowheader', { name: t(`whatif.part.${part}`) }).waitFor();
      const lead = await page.locator('.lead').innerText();
      expect(/\d/.test(lead), `no figures in: ${lead}`);
    },
  },
  {
    name: 'what-if-by-keyboard',
    person: 'ling',
    limits: { clicks: 1, seconds: 25 },
    async run({ page, hand, t }) {
      await hand.go('/what-if?round=2019');
      const slider = page.locator('input[type=range]').first();
      await slider.waitFor();
      await slider.focus();
      await hand.press('ArrowRight', 5);
      await page.waitForFunction(() => /[?&]c=/.test(location.search));
      const delta = page.locator('.result .up, .result .down').first();
      await delta.waitFor();
      expect(/[+\u2212]\d/.test(await delta.innerText()), 'the score did not move');
      await hand.type('#name', 'keyboard');
      await hand.press('Enter');
      await page.getByRole('cell', { name: 'keyboard', exact: true }).waitFor();
      await page.reload();
      await page.getByRole('cell', { name: 'keyboard', exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelector('.sliders .moved') !== null);
      expect((await page.locator('.result').innerText()).includes(t('whatif.changed', { n: 1 })), 'the change was not kept in the address');
    },
  },
  {
    name: 'choose-a-peer',
    person: 'ling',
    limits: { clicks: 3, seconds: 20 },
    async run({ page, hand, t }) {
      await hand.go('/benchmark?round=2019');
      const table = page.getByRole('region', { name: t('diagnosis.all_ranks') });
      const box = table.getByRole('checkbox').first();
      await box.waitFor();
      await hand.click(box);
      await page.waitForFunction(() => /peers=/.test(location.search));
      await hand.click(page.getByRole('button', { name: t('common.as_table') }).first());
      await page.locator('figure table').first().waitFor();
    },
  },
  {
    name: 'why-a-light-is-red',
    person: 'ling',
    limits: { clicks: 1, seconds: 15 },
    async run({ page, hand }) {
      await hand.go('/cockpit');
      const first = page.locator('.lights-box .worst a').first();
      await first.waitFor();
      const name = (await first.innerText()).split(' ')[0];
      await hand.click(first);
      await page.waitForURL(/\/supervision\//);
      await page.getByText(name, { exact: false }).first().waitFor();
    },
  },
  {
    name: 'prove-the-trail',
    person: 'cha',
    limits: { clicks: 2, seconds: 40 },
    async run({ page, hand, t }) {
      await hand.go('/trail');
      await hand.click(page.getByRole('button', { name: t('trace.verify'), exact: true }));
      await page.getByText(t('trace.sound')).waitFor();
    },
  },
  {
    name: 'search-the-trail',
    person: 'cha',
    limits: { clicks: 1, seconds: 15 },
    async run({ page, hand }) {
      await hand.go('/trail');
      await page.locator('tbody tr[data-at]').first().waitFor();
      await hand.type('#text', 'judge');
      await page.waitForURL(/text=judge/);
      await page.locator('tbody tr[data-at="0"]').waitFor();
      await page.locator('tbody tr[data-at="0"]').focus();
      await hand.press('Enter');
      await page.locator('dl.one code').waitFor();
    },
  },
  {
    name: 'network-lost-and-back',
    person: 'ling',
    limits: { clicks: 1, seconds: 30 },
    async run({ page, hand, context, t }) {
      await hand.go('/diagnosis?round=2019');
      await page.locator('.tree tbody tr').first().waitFor();
      await context.setOffline(true);
      await hand.choose(page.getByRole('combobox', { name: t('diagnosis.vs'), exact: true }), '2018');
      await page.getByText(t('common.network_lost')).waitFor();
      expect((await page.locator('.tree tbody tr').count()) > 40, 'the page lost its figures');
      await context.setOffline(false);
      await page.locator('.tree td.up, .tree td.down').first().waitFor();
      await page.getByText(t('common.network_lost')).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'cockpit-on-the-wall-and-on-paper',
    person: 'ling',
    sizes: ['1366x768'],
    limits: { clicks: 0, seconds: 30 },
    async run({ page, hand, language }) {
      for (const [width, height] of [[1920, 1080], [3840, 2160]]) {
        await page.setViewportSize({ width, height });
        await hand.go('/cockpit?round=2019');
        await page.locator('.short-box tbody tr').first().waitFor();
        await settled(page);
        const over = await page.evaluate(() => [document.documentElement.scrollHeight - innerHeight, ...[...document.querySelectorAll('.board .scroll')].map((s) => s.scrollHeight - s.clientHeight)]);
        expect(Math.max(...over) <= 1, `${width}x${height} scrolls by ${over}`);
        await page.screenshot({ path: new URL(`out/cockpit-${width}-${language}.png`, import.meta.url).pathname });
      }
      const pdf = await page.pdf({ path: new URL(`out/cockpit-a3-${language}.pdf`, import.meta.url).pathname, preferCSSPageSize: true });
      const text = pdf.toString('latin1');
      const pages = (text.match(/\/Type\s*\/Page\b/g) ?? []).length;
      const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text);
      expect(pages === 1, `${pages} pages on paper`);
      expect(box && Math.round(Number(box[1])) >= 1190 && Math.round(Number(box[2])) <= 843, `paper is ${box?.[1]} x ${box?.[2]} points, not A3 landscape`);
    },
  },
  {
    name: 'large-type-and-dark',
    person: 'ling',
    limits: { clicks: 3, seconds: 20 },
    async run({ page, hand, t, size }) {
      await hand.go('/cockpit');
      if (small(size)) await hand.click(page.getByRole('button', { name: t('common.menu') }));
      await hand.click(page.getByRole('button', { name: t('common.large') }).locator('visible=true'));
      await hand.click(page.getByRole('button', { name: t('common.dark'), exact: true }).locator('visible=true'));
      const px = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      expect(px >= (small(size) ? 20 : 24), `large type is ${px} px`);
      expect((await overflow(page)) === 0, 'wider than the window');
    },
  },
];
