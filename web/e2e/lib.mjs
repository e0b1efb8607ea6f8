// What jobs share: the office's server, a counted hand, words of the page's language, a look for findings of axe.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const axeSource = readFileSync(here('../node_modules/axe-core/axe.min.js'), 'utf8');
const sentences = new Map();

const folder = process.env.E2E_OFFICE;
const shell = (command) => execFileSync('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] }).toString();
const onOffice = (step) => shell(`"${here('../../tests/web/office_server.sh')}" ${step} "${folder}"`);

/** The server that is looked at. With E2E_OFFICE (the folder of tests/web/office_server.sh) it can be renewed, halted and resumed. */
export const office = {
  base: (process.env.BASE_URL ?? (folder ? `http://127.0.0.1:${readFileSync(`${folder}/port`, 'utf8').trim()}` : '')).replace(/\/$/, ''),
  own: Boolean(folder),
  linked: Boolean(folder || process.env.E2E_LINK),
  /** A secret that signs the person in once. */
  link: (person) => (process.env.E2E_LINK ? shell(`${process.env.E2E_LINK} ${person}`) : shell(`"${here('../../tests/web/office_server.sh')}" link "${folder}" ${person}`)).trim().split(/[\s=]+/).pop(),
  fresh: () => onOffice('fresh'),
  halt: () => onOffice('halt'),
  resume: () => onOffice('resume'),
};

/** Questions of a page that the server has not answered yet; the stream of events never ends and is not one. */
const open = new WeakMap();
export function watchQuestions(page) {
  const asked = new Set();
  open.set(page, asked);
  page.on('request', (r) => {
    // what a page asked goes with the page, and its end is not always told
    if (r.isNavigationRequest()) asked.clear();
    if (r.resourceType() !== 'eventsource') asked.add(r);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (r) => asked.delete(r));
}

/** Waits until every question is answered, nothing says that it loads, and the answer is drawn. */
export async function settled(page, timeout = 30_000 * Math.max(1, Number(process.env.E2E_SLOW ?? 1))) {
  const end = Date.now() + timeout;
  for (let calm = 0; calm < 2; ) {
    const loading = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(document.querySelector('.loading') !== null)))));
    calm = loading || open.get(page)?.size ? 0 : calm + 1;
    if (Date.now() > end) throw new Error(`the page does not come to rest: ${[...(open.get(page) ?? [])].map((r) => r.url()).join(' ') || 'it loads'}`);
    if (calm === 0) await new Promise((done) => setTimeout(done, 20));
  }
}

/** The page's own words, so that jobs speak the language of the run. */
export function wordsOf(language) {
  return (key, fields = {}) => {
    const [area, ...path] = key.split('.');
    const name = `${language}/${area}`;
    if (!sentences.has(name)) sentences.set(name, JSON.parse(readFileSync(here(`../src/locales/${name}.json`), 'utf8')));
    const text = path.reduce((at, part) => at?.[part], sentences.get(name));
    if (typeof text !== 'string') throw new Error(`no sentence ${key} in ${language}`);
    return text.replace(/\{(\w+)\}/g, (all, field) => (field in fields ? String(fields[field]) : all));
  };
}

/** A hand whose clicks and keys are counted. */
export function handOf(page, base) {
  const hand = {
    clicks: 0,
    keys: 0,
    page,
    go: async (path) => {
      await page.goto(base + path);
      await page.locator('h1').first().waitFor();
      await settled(page);
    },
    click: async (where) => {
      hand.clicks += 1;
      await (typeof where === 'string' ? page.locator(where).first() : where).click();
    },
    choose: async (where, value) => {
      hand.clicks += 1;
      await (typeof where === 'string' ? page.locator(where).first() : where).selectOption(value);
    },
    type: async (where, text) => {
      hand.clicks += 1;
      await (typeof where === 'string' ? page.locator(where).first() : where).fill(text);
    },
    press: async (key, times = 1) => {
      for (let i = 0; i < times; i += 1) {
        hand.keys += 1;
        await page.keyboard.press(key);
      }
    },
  };
  return hand;
}

export function expect(holds, words) {
  if (!holds) throw new Error(words);
}

/** Serious and critical findings of axe, one line each. Contrast takes most of its time, and colours do not depend on the language: once is enough. */
export async function axe(page, contrast = true) {
  await page.evaluate(axeSource);
  const found = await page.evaluate((colours) => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], rules: { 'color-contrast': { enabled: colours } }, resultTypes: ['violations'] }), contrast);
  return found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.impact} ${v.id}: ${n.target.join(' ')} (${n.failureSummary?.split('\n')[1]?.trim() ?? v.help})`));
}

/** How far the page is wider than the window, in pixels. */
export function overflow(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Keys of sentences that stand on the page because the sentence is missing. */
export function bareKeys(page) {
  return page.evaluate(() => [...new Set(document.body.innerText.match(/\b(common|nav|office|session|mine|plan|supervision|outcomes|letters|collection|review|administration|cockpit|diagnosis|whatif|trace|figures|rounds)\.[a-z_]+(\.[a-z_]+)*\b/g) ?? [])]);
}
