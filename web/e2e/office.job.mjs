// Jobs of plans, collection, supervision and letters, as people of the demonstration office do them. They may be run again on the same
// office: each first puts what it needs into place, beside the page.
import { settled } from './lib.mjs';
import { asJobs, reopen } from './tools.mjs';
import { readZip, writeZip } from './zip.mjs';

const PLAN = 'bdb';
const FIRST_ROW = 4;

async function fillAll(page) {
  const inputs = page.locator('input[data-cell]')
  const count = await inputs.count()
  for (let i = 0; i < count; ++i) {
    const row = page.locator('tr[data-element]').nth(i)
    const last = (await row.locator('td').nth(3).innerText()).replace(/[,\s]/g, '')
    if ((await inputs.nth(i).inputValue()) === '') await inputs.nth(i).fill(/^-?[\d.]+$/.test(last) ? last : '0')
    await inputs.nth(i).press('Enter')
  }
}
async function saved(page) {
  await page.locator('[data-act=save]').waitFor()
  await page.waitForFunction(() => document.querySelector('[data-act=save]')?.disabled)
}
async function explainAll(page) {
  for (const area of await page.locator('.o-finding textarea').all()) await area.fill('\u4f01\u4e1a\u5e76\u8868\uff0c\u5df2\u6838\u5bf9\u53f0\u8d26')
}
async function sendIn(page, click) {
  await fillAll(page)
  await saved(page)
  await explainAll(page)
  await click('[data-act=submit]')
  await page.locator('[data-act=withdraw]').waitFor({})
}

const jobs = [
  {
    name: 'fill-a-form',
    as: 'cai',
    clicks: 2,
    seconds: 60,
    async run(tools) {
      const { page, ask, go, click, shot, must } = tools
      await reopen(tools, 'cai')
      await go('/mine')
      await click('[data-form] .o-actions a')
      await page.locator('input[data-cell]').first().waitFor()
      await sendIn(page, click)
      await shot('filled')
      const mine = await ask('/mine')
      must(mine.submissions.some((s) => s.state === 'submitted'), 'the submission is handed in')
    },
  },
  {
    name: 'approve',
    as: 'ou',
    clicks: 2,
    seconds: 40,
    async run(tools) {
      const { page, ask, go, click, send, switchTo, shot, must } = tools
      const form = await reopen(tools, 'cai')
      const path = `/submissions/${form.form}/${form.period}/${form.unit}`
      const cells = (await ask(path)).cells
      await send(`${path}/steps`, { step: 'save', entries: Object.fromEntries(cells.filter((c) => !c.filled).map((c) => [c.element, String(c.last_period ?? 1)])) })
      await send(`${path}/steps`, { step: 'save', explanations: Object.fromEntries((await ask(path)).findings.map((f) => [f.name, 'checked'])) })
      await send(`${path}/steps`, { step: 'submit' })
      await switchTo('ou')
      await go('/review')
      await click('.o-desk__entry')
      await page.locator('[data-act=forward]').waitFor()
      await shot('desk')
      await click('[data-act=forward]')
      await page.waitForFunction(() => !document.querySelector('[data-act=forward]:disabled'))
      const status = await ask('/forms/status')
      must(status.units.some((s) => s.unit === 'czj' && s.state === 'reviewed'), 'the submission passed review')
    },
  },
  {
    name: 'import-with-errors-and-correct',
    as: 'jing',
    clicks: 3,
    seconds: 60,
    async run(tools) {
      const { page, base, ask, go, click, shot, must } = tools
      const form = await reopen(tools, 'jing')
      const path = `/submissions/${form.form}/${form.period}/${form.unit}/sheet`
      await go(`/collection/${form.form}/${form.period}/${form.unit}`)
      const cells = (await ask(`/submissions/${form.form}/${form.period}/${form.unit}`)).cells
      const workbook = await (await page.request.get(`${base}/api/v1${path}`)).body()
      const bad = filledIn(workbook, cells, (i) => (i < 5 ? `12x${i}` : '100'))
      const good = filledIn(workbook, cells, (i) => String(Math.round(Number(cells[i].last_period ?? 100)) || 1))
      const upload = (bytes) => page.setInputFiles('input[type=file]', { name: 'form.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: bytes })
      await upload(bad)
      await page.locator('[data-faults] li').first().waitFor({})
      must((await page.locator('[data-faults] li').count()) >= Math.min(5, cells.length), 'every fault is told at once')
      await shot('faults')
      const [file] = await Promise.all([page.waitForEvent('download'), click('[data-act=marked]')])
      must((await file.path()) !== null, 'the same file comes back with faults in red')
      await upload(good)
      await page.locator('[data-act=import]').waitFor({})
      await click('[data-act=import]')
      await page.waitForFunction(() => ![...document.querySelectorAll('input[data-cell]')].some((i) => i.value === ''))
      await shot('taken-in')
    },
  },
  {
    name: 'return',
    as: 'shen',
    clicks: 4,
    seconds: 60,
    async run(tools) {
      const { page, ask, go, click, switchTo, shot, must } = tools
      const form = await reopen(tools, 'jing')
      await go(`/collection/${form.form}/${form.period}/${form.unit}`)
      await page.locator('input[data-cell]').first().waitFor()
      await sendIn(page, click)
      await switchTo('shen')
      await go('/review')
      await click('.o-desk__entry')
      await page.locator('[data-act=return]').waitFor()
      await page.keyboard.press('r')
      await page.locator('[role=dialog] textarea').waitFor()
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
      await page.locator('[role=dialog] textarea').press('Alt+1')
      await shot('reason')
      await page.locator('[role=dialog] textarea').press('Control+Enter')
      await page.locator('[role=dialog]').waitFor({ state: 'hidden' })
      const status = await ask('/forms/status')
      must(status.units.some((s) => s.unit === form.unit && s.state === 'returned'), 'the submission is returned')
    },
  },
  {
    name: 'extend',
    as: 'jing',
    clicks: 4,
    seconds: 60,
    async run({ page, ask, go, click, switchTo, shot, must }) {
      await go('/mine')
      const item = await page.locator('[data-item] [data-act=extend]').first().evaluate((b) => b.closest('[data-item]').getAttribute('data-item'))
      const { due: before, extensions } = await ask(`/plans/${PLAN}/items/${item}`)
      await click(`[data-item="${item}"] [data-act=extend]`)
      await page.locator('[role=dialog] input[name=until]').waitFor()
      await page.fill('[role=dialog] input[name=until]', `${Number(before.slice(0, 4)) + 1}-03-31`)
      await page.fill('[role=dialog] textarea[name=reason]', '\u516c\u793a\u671f\u987a\u5ef6')
      await page.fill('[role=dialog] input[name=evidence]', '\u7ecf\u4fe1\u5c40\u30142020\u30151\u53f7')
      await shot('asked')
      await click('[role=dialog] button[type=submit]')
      await page.locator('[role=dialog]').waitFor({ state: 'hidden' })
      await switchTo('ling')
      await go('/mine')
      await shot('decide')
      await click(`[data-request^="${item}-"] [data-act=approve]`)
      await page.locator(`[data-request^="${item}-"]`).waitFor({ state: 'detached' })
      const after = await ask(`/plans/${PLAN}/items/${item}`)
      must(after.due > before && after.first_due <= before && after.extensions === extensions + 1, 'the later day stands beside the first one')
    },
  },
  {
    name: 'reply-to-urging',
    as: 'jing',
    clicks: 3,
    seconds: 45,
    async run({ page, ask, go, click, shot, must }) {
      await go('/mine')
      const sign = page.locator('[data-act=sign_for]').first()
      if (await sign.count()) await click('[data-act=sign_for]')
      const item = await page.locator('[data-item] [data-act=feedback]').first().evaluate((b) => b.closest('[data-item]').getAttribute('data-item'))
      await click(`[data-item="${item}"] [data-act=feedback]`)
      await page.fill(`[data-item="${item}"] textarea[name=text]`, '\u5df2\u5b8c\u6210\u8d70\u8bbf 20 \u6237')
      await page.fill(`[data-item="${item}"] input[name=percent]`, '91')
      await shot('three-fields')
      must((await page.locator(`[data-item="${item}"] form :is(input, textarea, select)`).count()) <= 3, 'feedback has at most three fields')
      await page.keyboard.press('Control+Enter')
      await page.locator(`[data-item="${item}"] form`).waitFor({ state: 'detached' })
      const answer = await ask(`/plans/${PLAN}/items/${item}`)
      must(answer.percent === 91, 'the reply is kept')
    },
  },
  {
    name: 'no-change-in-one-click',
    as: 'cai',
    clicks: 1,
    seconds: 20,
    async run({ page, ask, go, click, must }) {
      await go('/mine')
      const button = page.locator('[data-act=no_change]:not(:disabled)').first()
      await button.waitFor()
      const item = await button.evaluate((b) => b.closest('[data-item]').getAttribute('data-item'))
      const before = (await ask(`/plans/${PLAN}/items/${item}`)).steps.length
      await click(`[data-item="${item}"] [data-act=no_change]`)
      await page.waitForFunction(async ([p, i, n]) => (await (await fetch(`/api/v1/plans/${p}/items/${i}`)).json()).steps.length > n, [PLAN, item, before])
      must(true, 'the report is there')
    },
  },
  {
    name: 'why-is-it-red',
    as: 'du',
    clicks: 2,
    seconds: 20,
    async run({ page, ask, go, click, shot, must }) {
      await go('/supervision')
      await click('[data-light=red]')
      await page.locator('tr[data-at="0"]').waitFor()
      await click('tr[data-at="0"] td:first-child')
      await page.locator('[data-why]').waitFor()
      await settled(page)
      await shot('why')
      must((await page.locator('[data-why] strong').innerText()).length > 4, 'the reason is told in words')
    },
  },
  {
    name: 'write-down-a-count',
    as: 'du',
    clicks: 2,
    seconds: 30,
    async run({ page, ask, go, click, shot, must, t }) {
      const counted = async () => (await ask('/tallies?round=2019')).tallies.find((row) => row.tally === 'larger_accident' && row.unit === '')?.count ?? 0
      const before = await counted()
      await go('/outcomes?round=2019')
      await click('[data-act=tally]')
      await page.selectOption('select[name=tally]', 'larger_accident')
      await page.fill('input[name=source]', '\u901a\u62a5\u30142019\u30153\u53f7')
      await click('[role=dialog] button[type=submit]')
      await page.locator('[data-tally=larger_accident]').waitFor()
      must((await counted()) === before + 1, 'the occurrence is kept')
      await shot('counted')
      must((await page.locator('[data-tally=larger_accident] summary').innerText()).includes(t('outcomes.zone')), 'it stands at the zone')
    },
  },
  {
    name: 'make-a-letter',
    as: 'du',
    clicks: 3,
    seconds: 60,
    async run({ page, ask, go, click, shot, must }) {
      const issued = (await ask('/letters')).letters.length
      await go('/letters?tab=write&kind=supervision&unit=jsj')
      await page.locator('[data-act=draft]').waitFor()
      await settled(page)
      await click('[data-act=draft]')
      await settled(page)
      // what the office writes in every letter is asked once, when the template lacks it
      for (let i = 0; i < 2 && (await page.locator('pre').count()) === 0; ++i) {
        for (const input of await page.locator('fieldset input').all()) if ((await input.inputValue()) === '') await input.fill('\u4e91\u6cfd\u5f00\u53d1\u533a\u7763\u67e5\u5ba4')
        await page.locator('[data-act=draft]').press('Enter')
        await settled(page)
      }
      await page.locator('pre').waitFor()
      await shot('preview')
      const [draft] = await Promise.all([page.waitForEvent('download'), click('[data-act=save_docx]')])
      must(draft.suggestedFilename().endsWith('.docx'), 'the draft is a docx')
      await page.fill('input[name=series]', '\u4e91\u7ba1\u7763')
      await click('[data-act=issue]')
      await page.waitForFunction(async (n) => (await (await fetch('/api/v1/letters')).json()).letters.length > n, issued)
      await go('/letters')
      await shot('register')
      must(await page.locator('[data-file]').count(), 'the letter stands in the register')
    },
  },
]

export default asJobs(jobs)

/** The workbook with other texts in column D, which is typed into: one row for each cell, in the form's order. */
function filledIn(workbook, cells, value) {
  const files = readZip(workbook)
  const name = 'xl/worksheets/sheet1.xml'
  const xml = files.get(name).toString('utf8').replace(/<c r="D(\d+)"( s="\d+")?[^>]*?(?:\/>|>.*?<\/c>)/g, (whole, row, style = '') => {
    const i = Number(row) - FIRST_ROW
    return i < 0 || i >= cells.length ? whole : `<c r="D${row}"${style} t="inlineStr"><is><t>${value(i)}</t></is></c>`
  })
  files.set(name, Buffer.from(xml, 'utf8'))
  return writeZip(files)
}
