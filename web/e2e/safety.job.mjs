// What nobody may do to somebody else, and what a page does while the server is away.
import { expect, office, settled } from './lib.mjs';
import { asJobs, reopen } from './tools.mjs';

const PLAN = 'bdb';
const ITEM = '3.4.2';
// what a browser might run, were it ever taken for more than text; %s keeps them apart
const SHAPES = [
  '<img src=x onerror=window.__x=1>%s',
  '<script>window.__x=1</script>%s',
  '"><svg onload=window.__x=1>%s',
  "{{constructor.constructor('window.__x=1')()}}%s",
  '</textarea><img src=x onerror=window.__x=1>%s',
  '</script><script>window.__x=1</script>%s',
  "'-(window.__x=1)-'%s",
  '<iframe srcdoc="<script>parent.__x=1</script>"></iframe>%s',
  '<a href="javascript:window.__x=1">%s</a>',
  'javascript:window.__x=1//%s',
  '<math><mtext><img src=x onerror=window.__x=1></mtext></math>%s',
  '@:common.cancel {n} | ${window.__x=1} %s',
  '<details open ontoggle=window.__x=1>%s</details>',
  '<style onload=window.__x=1>*{color:red}</style>%s',
];
for (const tag of ['img src=x', 'svg', 'video src=x', 'audio src=x', 'body', 'input autofocus', 'details open', 'object data=x', 'marquee', 'embed src=x', 'link rel=stylesheet href=x'])
  for (const event of ['onerror', 'ONLOAD', 'onfocus', 'ontoggle', 'onstart', 'onpageshow', 'onmouseenter'])
    for (const before of ['', '">', "'>", '</title>', '</textarea>', '<!--><', ']]>']) SHAPES.push(`${before}<${tag} ${event}=window.__x=1>%s`);
// so many of them in every text: 1 here, more in script/bars/browser
const EACH = Number(process.env.E2E_PAYLOADS ?? 1);
let used = 0;
/** A text that must be shown as it is. */
const canary = () => Array.from({ length: EACH }, () => SHAPES[used++ % SHAPES.length].replace('%s', `K${used}K`)).join(' ');

/** Opens a page and looks at what it made of the texts. */
async function shows({ page, go, rest, must }, path, texts, open) {
  await go(path);
  if (open) await open();
  await rest();
  for (const text of texts) {
    await page
      .waitForFunction((t) => [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((i) => i.value)].some((said) => said.replace(/\s+/g, ' ').includes(t)), text.replace(/\s+/g, ' '), { timeout: 10_000 })
      .catch(() => must(false, `${path} does not show ${text}`));
  }
  must((await page.evaluate(() => window.__x)) === undefined, `${path} ran one of ${texts.join(' ')}`);
}

const jobs = [
  {
    name: 'texts-are-never-run',
    as: 'jing',
    // what is stored does not depend on the size of a window
    sizes: ['1366x768'],
    clicks: 4,
    seconds: 120,
    async run(tools) {
      const { page, ask, send, switchTo, click, go, rest, must } = tools;
      used = 0;
      const said = Object.fromEntries(['feedback', 'wait', 'reason', 'evidence', 'split', 'explanation', 'back', 'answer', 'title', 'retarget', 'source', 'field', 'letter', 'token', 'person', 'frozen', 'scenario'].map((name) => [name, canary()]));
      await switchTo('jing');
      await send(`/plans/${PLAN}/items/${ITEM}/steps`, { step: 'feedback', text: said.feedback, percent: '90' });
      await send(`/plans/${PLAN}/items/${ITEM}/extensions`, { until: '2021-03-31', reason: said.reason, evidence: said.evidence });
      await send(`/plans/${PLAN}/items/3.4.3/waiting`, { unit: 'kjj', text: said.wait }, 'PUT');
      await send('/tokens', { title: said.token, days: 1 });
      await switchTo('tong');
      const people = `code,name,unit,duties\nzz9,"${said.person.replaceAll('"', '""')}",jxj,inspect\n`;
      await send('/organisation', { multipart: { file: { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(people) } } });
      const { pack, rounds } = await ask('/meta');
      await send('/rounds', { pack, round: rounds.at(-1), reason: said.frozen });
      await switchTo('du');
      await send(`/plans/${PLAN}/answers`, { question: 1, text: said.answer });
      await send(`/plans/${PLAN}/items/3.4.1`, { title: said.title, reason: said.source }, 'PATCH');
      await send(`/plans/${PLAN}/items/3.4.2/tasks`, { title: said.split, due: '2020-03-01' });
      const target = (await ask(`/plans/${PLAN}`)).targets.find((x) => x.state === 'confirmed').id;
      await send(`/plans/${PLAN}/targets/${target}/requests`, { value: '1', reason: said.retarget, evidence: said.evidence });
      await send('/letters/fields', { name: 'contact', value: said.field }, 'PUT');
      const form = await reopen(tools, 'cai');
      const path = `/submissions/${form.form}/${form.period}/${form.unit}`;
      const { cells } = await ask(path);
      await send(`${path}/steps`, { step: 'save', entries: Object.fromEntries(cells.map((c) => [c.element, String(Math.round(Number(c.last_period ?? c.last_year ?? 1) * 2))])) });
      const { findings } = await ask(path);
      must(findings.length > 0, 'doubled figures are found out');
      await send(`${path}/steps`, { step: 'save', explanations: Object.fromEntries(findings.map((f) => [f.name, said.explanation])) });
      await send(`${path}/steps`, { step: 'submit' });

      await switchTo('ou');
      await shows(tools, `/review/${form.form}/${form.period}/${form.unit}`, [said.explanation]);
      await send(`${path}/steps`, { step: 'return', reason: said.back });
      await switchTo('cai');
      await shows(tools, `/collection/${form.form}/${form.period}/${form.unit}`, [said.back, said.explanation]);
      await switchTo('ling');
      await shows(tools, '/mine', [said.reason, said.evidence, said.retarget]);
      await shows(tools, '/supervision', [said.split]);
      await shows(tools, `/supervision/items/${ITEM}`, [said.feedback, said.reason]);
      await shows(tools, '/supervision/gantt', [said.split]);
      await shows(tools, '/supervision/items/3.4.3', [said.wait]);
      await shows(tools, '/plan?item=3.4.1', [said.title, said.answer], () => page.locator('details:not([open]) > summary').first().click({ timeout: 1000 }).catch(() => undefined));
      await shows(tools, '/plan', [said.split, said.title]);
      await switchTo('jing');
      await shows(tools, '/rounds', [said.frozen]);
      await shows(tools, '/administration/tokens', [said.token]);
      await switchTo('xi');
      await shows(tools, '/administration/people?unit=jxj', [said.person]);
      await switchTo('cha');
      await shows(tools, `/trail?text=${encodeURIComponent(said.feedback)}`, []);
      await switchTo('du');
      await shows(tools, `/letters?tab=write&kind=reminder&item=${ITEM}`, [said.field, said.letter], async () => {
        await click('[data-act=draft]');
        await rest();
        for (const input of await page.locator('fieldset input:not([name=contact])').all()) await input.fill(said.letter);
        await click('[data-act=draft]');
        await page.locator('pre').waitFor();
      });

      // what an address carries, and what stays in the browser
      for (const address of ['/supervision?text=%s&unit=%s', '/diagnosis?vs=%s&ref=%s', '/trace?indicator=%s&year=2018', '/denied?from=%s', '/plan?item=%s', '/collection?text=%s']) await shows(tools, address.replaceAll('%s', () => encodeURIComponent(canary())), []);
      // the server takes no slash that is written as %2F
      await shows(tools, `/nowhere/${encodeURIComponent(canary().replaceAll('/', ''))}`, []);
      await go('/what-if?round=2019');
      await page.locator('input[type=range]').first().press('ArrowRight');
      await page.locator('.result .up, .result .down').first().waitFor();
      await page.fill('#name', said.scenario);
      await page.locator('#name').press('Enter');
      await rest();
      await shows(tools, '/what-if?round=2019', [said.scenario]);
      process.stdout.write(`  ${used} payloads in ${used / EACH} texts\n`);
      await page.goto('about:blank');
      await page.context().clearCookies();
      await shows(tools, `/login?to=${encodeURIComponent('javascript:window.__x=1')}`, []);
    },
  },
  {
    name: 'server-away-and-back',
    as: 'ling',
    halts: true,
    // the page is the same at any size
    sizes: ['1366x768'],
    clicks: 0,
    seconds: 60,
    async run({ page, go, rest, must, t }) {
      await go('/supervision');
      const rows = page.locator('tbody tr[data-at]');
      await rows.first().waitFor();
      const before = await rows.count();
      await page.evaluate(() => {
        window.__same = true;
      });
      office.halt();
      try {
        await page.getByText(t('common.network_lost')).waitFor();
        must((await rows.count()) === before, 'the page lost its figures');
      } finally {
        office.resume();
      }
      await page.getByText(t('common.network_lost')).waitFor({ state: 'detached' });
      await rest();
      must(await page.evaluate(() => window.__same === true), 'the page was loaded anew');
      must((await rows.count()) === before && page.url().includes('/supervision'), 'the page is not what it was');
      await page.locator('[data-light=red]').click();
      await rest();
      must((await page.locator('[role=alert]').count()) === 0, 'the page asks in vain');
    },
  },
];

export default asJobs(jobs);
