// Runs the jobs of office-jobs.mjs against a running server: node e2e/office.mjs [job ...]
//   BASE_URL   the app, http://127.0.0.1:8080 when absent
//   E2E_LINK   a command that prints a secret which signs the person in its last argument in once
//   E2E_FRESH  a command that puts the demonstration office back as it was, before each language and size
//   E2E_LANGS  zh,en    E2E_SIZES  1366x768,360x740
// Screenshots go to e2e/out. Ends with 1 when a job fails, takes too many clicks or too long.
import { execSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { jobs } from './office-jobs.mjs'

const base = process.env.BASE_URL ?? 'http://127.0.0.1:8080'
const langs = (process.env.E2E_LANGS ?? 'zh,en').split(',')
const sizes = (process.env.E2E_SIZES ?? '1366x768,360x740').split(',')
const slow = Number(process.env.E2E_SLOW ?? 1)
const wanted = process.argv.slice(2)
const out = fileURLToPath(new URL('out', import.meta.url))
mkdirSync(out, { recursive: true })

const secret = (person) => execSync(`${process.env.E2E_LINK} ${person}`, { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim()

async function signIn(page, person) {
  await page.context().clearCookies()
  const answer = await page.request.post(`${base}/api/v1/session/link`, { data: { token: secret(person) } })
  if (!answer.ok()) throw new Error(`${person} cannot sign in: ${await answer.text()}`)
}

async function runJob(browser, job, lang, size) {
  const [width, height] = size.split('x').map(Number)
  const context = await browser.newContext({ viewport: { width, height }, locale: lang === 'zh' ? 'zh-CN' : 'en-US', acceptDownloads: true, baseURL: base })
  await context.addInitScript((l) => localStorage.setItem('stave.prefs', JSON.stringify({ ...JSON.parse(localStorage.getItem('stave.prefs') ?? '{}'), language: l })), lang)
  const page = await context.newPage()
  const wrong = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  let clicks = 0
  const tools = {
    page,
    go: async (path) => {
      await page.goto(base + path)
      await page.locator('main h1').first().waitFor({ timeout: 60_000 })
    },
    click: async (selector) => {
      clicks += 1
      await page.locator(selector).first().click({ timeout: 30_000 })
    },
    switchTo: (person) => signIn(page, person),
    shot: (name) => page.screenshot({ path: `${out}/${job.name}-${name}-${lang}-${width}.png` }),
    must: (condition, words) => {
      if (!condition) throw new Error(`not so: ${words}`)
    },
  }
  const began = Date.now()
  try {
    await signIn(page, job.as)
    await job.run(tools)
  } catch (error) {
    wrong.push(String(error).split('\n').slice(0, 3).join(' '))
    await page.screenshot({ path: `${out}/${job.name}-FAILED-${lang}-${width}.png` }).catch(() => undefined)
  }
  const seconds = (Date.now() - began) / 1000
  if (clicks > job.clicks) wrong.push(`${clicks} clicks, at most ${job.clicks}`)
  if (seconds > job.seconds * slow) wrong.push(`${seconds.toFixed(1)} s, at most ${job.seconds * slow}`)
  await context.close()
  console.log(`${wrong.length ? 'FAILED' : 'ok    '} ${job.name} ${lang} ${size}: ${clicks} clicks, ${seconds.toFixed(1)} s${wrong.length ? `\n       ${wrong.join('\n       ')}` : ''}`)
  return wrong.length === 0
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
let failed = 0
for (const lang of langs) {
  for (const size of sizes) {
    if (process.env.E2E_FRESH) execSync(process.env.E2E_FRESH, { stdio: 'ignore' })
    for (const job of jobs.filter((j) => wanted.length === 0 || wanted.includes(j.name))) if (!(await runJob(browser, job, lang, size))) failed += 1
  }
}
await browser.close()
console.log(failed ? `${failed} failed` : 'all done')
process.exit(failed ? 1 : 0)
