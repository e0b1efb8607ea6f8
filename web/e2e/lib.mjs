// What jobs share: a counted hand, words of the page's language, a look for findings of axe.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const axeSource = readFileSync(here('../node_modules/axe-core/axe.min.js'), 'utf8');
const sentences = new Map();

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

/** Serious and critical findings of axe, one line each. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] }));
  return found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.impact} ${v.id}: ${n.target.join(' ')} (${n.failureSummary?.split('\n')[1]?.trim() ?? v.help})`));
}

/** How far the page is wider than the window, in pixels. */
export function overflow(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
