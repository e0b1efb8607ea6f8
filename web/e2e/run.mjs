// Runs every job (e2e/*.job.mjs) and looks at every page (e2e/*.pages.mjs) in both languages and at two sizes against a server that runs already.
//
//   BASE_URL=http://127.0.0.1:8080 E2E_LINK='command' node e2e/run.mjs [words of names ...]
//
// E2E_LINK followed by a person's code prints a secret that signs the person in once; or PASSWORD holds the password of all persons.
// E2E_SLOW=3 stretches the limits of seconds on a busy machine; E2E_LANGS and E2E_SIZES choose; CHROMIUM names the browser. Ends with 1 when a job fails, exceeds its clicks or seconds, a page has a serious
// finding of axe, writes an error to the console, or is wider than the window.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { axe, handOf, overflow, wordsOf } from './lib.mjs';

const base = (process.env.BASE_URL ?? '').replace(/\/$/, '');
if (!base) {
  console.error('BASE_URL is not set');
  process.exit(2);
}
const slow = Number(process.env.E2E_SLOW ?? 1);
const only = process.argv.slice(2);
const folder = fileURLToPath(new URL('.', import.meta.url));
const out = `${folder}out`;
mkdirSync(out, { recursive: true });
const LANGUAGES = (process.env.E2E_LANGS ?? 'zh,en').split(',');
const SIZES = (process.env.E2E_SIZES ?? '1366x768,360x740').split(',');
const WAIT_MS = 30_000 * slow;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const states = new Map();
const rows = [];
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
  if (process.env.E2E_LINK) {
    const said = execFileSync('/bin/sh', ['-c', `${process.env.E2E_LINK} ${person}`], { stdio: ['ignore', 'pipe', 'inherit'] }).toString();
    const token = /token=([\w-]+)/.exec(said)?.[1] ?? said.trim().split(/\s+/).pop();
    await page.goto(`${base}/enter?token=${token}`);
  } else {
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
function listen(page, faults) {
  page.on('pageerror', (e) => faults.push(`page error: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of (4\d\d|503)|ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/.test(m.text())) faults.push(`console: ${m.text().slice(0, 200)}`);
  });
}
function told(name, faults, figures = '') {
  rows.push({ name, ok: faults.length === 0, figures, faults });
  if (faults.length) failed += 1;
  console.log(`${faults.length ? 'FAILED' : 'ok    '} ${name} ${figures}`);
  for (const fault of faults) console.log(`       ${fault}`);
}
async function runJob(job, language, size) {
  const name = `${job.name} ${language} ${size}`;
  const made = await context(job.person, language, size);
  const page = await made.newPage();
  const faults = [];
  listen(page, faults);
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
  told(name, faults, `${hand.clicks}/${job.limits.clicks} clicks ${hand.keys} keys ${seconds.toFixed(1)}/${job.limits.seconds} s`);
}
async function lookAt(one, language, size, made) {
  const page = await made.newPage();
  const faults = [];
  listen(page, faults);
  try {
    await page.goto(base + one.path);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
    await page.waitForFunction(() => !document.querySelector('.loading'), undefined, { timeout: WAIT_MS });
    await page.waitForTimeout(200);
    const wider = await overflow(page);
    if (wider > 0) faults.push(`${wider} px wider than the window`);
    faults.push(...(await axe(page)));
  } catch (e) {
    faults.push(String(e.message ?? e).split('\n').slice(0, 3).join(' | '));
  }
  await page.screenshot({ path: `${out}/page-${one.name}-${language}-${size}.png`, fullPage: true, timeout: WAIT_MS }).catch(() => undefined);
  await page.close();
  told(`page ${one.name} ${language} ${size}`, faults);
}

const wanted = (name) => only.length === 0 || only.some((w) => name.includes(w));
const pages = (await load('.pages.mjs')).filter((p) => wanted(`page-${p.name}`));
const jobs = (await load('.job.mjs')).filter((j) => wanted(`job-${j.name}`));
for (const language of LANGUAGES) {
  for (const size of SIZES) {
    for (const person of [...new Set(pages.map((p) => p.person))]) {
      const made = await context(person, language, size);
      for (const one of pages.filter((p) => p.person === person)) await lookAt(one, language, size, made);
      await made.close();
    }
    for (const job of jobs) if (!job.sizes || job.sizes.includes(size)) await runJob(job, language, size);
  }
}
await browser.close();
writeFileSync(`${out}/report.json`, JSON.stringify(rows, null, 2));
console.log(`${rows.length - failed} of ${rows.length} passed${existsSync(out) ? `; screenshots in ${out}` : ''}`);
process.exit(failed ? 1 : 0);
