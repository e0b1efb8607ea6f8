// Runs every job (e2e/*.job.mjs) and looks at every page (e2e/*.pages.mjs) in both languages and at two sizes against a server that runs already.
//
//   E2E_OFFICE=FOLDER node e2e/run.mjs [words of names ...]                     the folder of tests/web/office_server.sh
//   BASE_URL=http://... E2E_LINK='command' node e2e/run.mjs [words of names ...]  another server
//
// E2E_LINK followed by a person's code prints a secret that signs the person in once; or PASSWORD holds the password of all persons.
// E2E_SLOW=3 stretches the limits of seconds on a busy machine; E2E_VIEWS=en-360x740 chooses; CHROMIUM names the browser. Ends with 1 when a
// job fails, exceeds its clicks or seconds, a page has a serious finding of axe, writes an error to the console, shows the key of a sentence, or
// is wider than the window.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { axe, bareKeys, handOf, office, overflow, settled, watchQuestions, wordsOf } from './lib.mjs';

const { base } = office;
if (!base) {
  console.error('neither E2E_OFFICE nor BASE_URL is set');
  process.exit(2);
}
const slow = Number(process.env.E2E_SLOW ?? 1);
const only = process.argv.slice(2);
const folder = fileURLToPath(new URL('.', import.meta.url));
const out = `${folder}out`;
mkdirSync(out, { recursive: true });
const VIEWS = (process.env.E2E_VIEWS ?? 'zh-1366x768,zh-360x740,en-1366x768,en-360x740').split(',').map((view) => view.split('-'));
const WAIT_MS = 30_000 * slow;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const states = new Map();
const rows = [];
const started = Date.now();
let failed = 0;

async function load(ending) {
  const files = readdirSync(folder).filter((f) => f.endsWith(ending)).sort();
  const all = await Promise.all(files.map((f) => import(pathToFileURL(folder + f).href)));
  return all.flatMap((m) => m.default);
}
async function context(person, language, size, scheme) {
  const [width, height] = size.split('x').map(Number);
  const made = await browser.newContext({ viewport: { width, height }, locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', acceptDownloads: true, ...(person ? { storageState: await signedIn(person) } : {}) });
  made.setDefaultTimeout(WAIT_MS);
  await made.addInitScript(
    ([lang, dark]) => {
      if (!location.protocol.startsWith('http')) return;
      const kept = JSON.parse(localStorage.getItem('stave.prefs') ?? '{}');
      if (!kept.set) localStorage.setItem('stave.prefs', JSON.stringify({ ...kept, language: lang, dark, set: true }));
    },
    [language, scheme === 'dark'],
  );
  return made;
}
async function signedIn(person) {
  if (states.has(person)) return states.get(person);
  const made = await browser.newContext();
  const page = await made.newPage();
  if (office.linked) await page.goto(`${base}/enter#token=${office.link(person)}`);
  else {
    await page.goto(`${base}/login`);
    await page.fill('input[name=person]', person);
    await page.fill('input[name=password]', process.env.PASSWORD ?? '');
    await page.click('button[type=submit]');
  }
  await page.waitForURL((u) => !/^\/(enter|login)/.test(u.pathname), { timeout: WAIT_MS });
  const state = await made.storageState();
  state.origins = [];
  states.set(person, state);
  await made.close();
  return state;
}
function listen(page, faults, halts = false) {
  const expected = halts ? /status of (4\d\d|503)|net::ERR_/ : /status of (4\d\d|503)|ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/;
  page.on('pageerror', (e) => faults.push(`page error: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !expected.test(m.text())) faults.push(`console: ${m.text().slice(0, 200)}`);
  });
}
function told(name, faults, begun, figures = '') {
  rows.push({ name, ok: faults.length === 0, seconds: (Date.now() - begun) / 1000, figures, faults });
  if (faults.length) failed += 1;
  console.log(`${faults.length ? 'FAILED' : 'ok    '} ${name} ${figures}`);
  for (const fault of faults) console.log(`       ${fault}`);
}
async function runJob(job, language, size) {
  const name = `${job.name} ${language} ${size}`;
  const made = await context(job.person, language, size);
  const page = await made.newPage();
  const faults = [];
  listen(page, faults, job.halts);
  watchQuestions(page);
  const hand = handOf(page, base);
  const begun = Date.now();
  let seconds = 0;
  try {
    await job.run({ page, hand, t: wordsOf(language), language, size, base, context: made });
    seconds = (Date.now() - begun) / 1000;
    if (hand.clicks > job.limits.clicks) faults.push(`${hand.clicks} clicks, at most ${job.limits.clicks}`);
    if (seconds > job.limits.seconds * slow) faults.push(`${seconds.toFixed(1)} s, at most ${job.limits.seconds}${slow === 1 ? '' : ` x ${slow}`}`);
  } catch (e) {
    faults.push(String(e.message ?? e).split('\n').slice(0, 4).join(' | '));
  }
  await page.screenshot({ path: `${out}/job-${job.name}-${language}-${size}.png`, timeout: WAIT_MS }).catch(() => undefined);
  await made.close();
  told(name, faults, begun, `${hand.clicks}/${job.limits.clicks} clicks ${hand.keys} keys ${seconds.toFixed(1)}/${job.limits.seconds} s`);
}
/** Two at a time: a page waits for the server and for the drawing half of its time. */
async function inPairs(list, act) {
  const left = [...list];
  const hand = async () => {
    for (let one = left.shift(); one; one = left.shift()) await act(one);
  };
  await Promise.all([hand(), hand()]);
}
async function lookAt(one, language, size, made) {
  const begun = Date.now();
  const page = await made.newPage();
  const faults = [];
  listen(page, faults);
  watchQuestions(page);
  try {
    await page.goto(base + one.path);
    await page.locator('h1').first().waitFor();
    await settled(page, WAIT_MS);
    const wider = await overflow(page);
    if (wider > 0) faults.push(`${wider} px wider than the window`);
    for (const key of await bareKeys(page)) faults.push(`no sentence for ${key}`);
    faults.push(...(await axe(page, language === VIEWS[0][0])));
  } catch (e) {
    faults.push(String(e.message ?? e).split('\n').slice(0, 3).join(' | '));
  }
  await page.screenshot({ path: `${out}/page-${one.name}-${language}-${size}.png`, fullPage: true, timeout: WAIT_MS }).catch(() => undefined);
  await page.close();
  told(`page ${one.name} ${language} ${size}`, faults, begun);
}

const wanted = (name) => only.length === 0 || only.some((w) => name.includes(w));
const pages = (await load('.pages.mjs')).filter((p) => wanted(`page-${p.name}`));
const jobs = (await load('.job.mjs')).filter((j) => wanted(`job-${j.name}`) && (office.own || !j.halts));
for (const [language, size] of VIEWS) {
  if (office.own && rows.length > 0) {
    office.fresh();
    states.clear();
  }
  for (const person of [...new Set(pages.map((p) => p.person))]) {
    const made = await context(person, language, size);
    await inPairs(pages.filter((p) => p.person === person), (one) => lookAt(one, language, size, made));
    await made.close();
  }
  for (const job of jobs) if (!job.sizes || job.sizes.includes(size)) await runJob(job, language, size);
}
await browser.close();
writeFileSync(`${out}/report.json`, JSON.stringify(rows, null, 2));
const slowest = [...rows].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s; the longest: ${slowest.map((r) => `${r.name} ${r.seconds.toFixed(1)}`).join(', ')}`);
console.log(`${rows.length - failed} of ${rows.length} passed${existsSync(out) ? `; screenshots in ${out}` : ''}`);
process.exit(failed ? 1 : 0);
