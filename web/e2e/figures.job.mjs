// Figures come in by a file, are checked and go out. It may be run again on the same office: first the figure gets a value that is not the new one.
import { asJobs } from './tools.mjs';

const ELEMENT = 'gdp';
const YEAR = 2018;
const ROUND = 100_000;
const table = (zone, value) => Buffer.from(`code,element,year,value\n${zone},${ELEMENT},${YEAR},${value}\n`);
const csv = (buffer) => ({ name: `year-${YEAR}.csv`, mimeType: 'text/csv', buffer });

const jobs = [
  {
    name: 'import-check-and-export-figures',
    as: 'tong',
    clicks: 2,
    seconds: 60,
    async run({ page, base, ask, send, go, click, shot, must }) {
      const { home } = await ask('/meta');
      const zone = (await ask('/zones')).zones.find((z) => z.code !== home).code;
      const figures = await (await page.request.get(`${base}/api/v1/exports?format=csv&zone=${zone}`)).text();
      const was = Number(figures.split(/\r?\n/).map((line) => line.split(',')).find((cells) => cells[2] === ELEMENT && cells[4] === String(YEAR))[5]);
      // a number that ends in zeros is near enough to disturb no rank, and odd enough to be found
      const round = Math.round(was / ROUND) * ROUND;
      await send('/imports', { multipart: { file: csv(table(zone, round + 123)) } });

      await go('/figures?tab=import');
      await page.setInputFiles('input[type=file]', csv(table(zone, '12x3')));
      await page.locator('[data-faults] li').first().waitFor();
      must((await page.locator('[data-faults] li').first().innerText()).includes(' D2'), 'the fault names its cell');
      must((await page.locator('[data-act=import]').count()) === 0, 'a file with a fault cannot be imported');
      await shot('fault');
      await page.setInputFiles('input[type=file]', csv(table(zone, round)));
      await page.locator('[data-receipt]').waitFor();
      must((await page.locator('[data-change]').count()) === 0, 'a preview writes nothing');
      await shot('preview');
      await click('[data-act=import]');
      await page.locator('[data-change]').waitFor();
      await page.waitForURL(/[?&]job=/);
      await shot('receipt');
      await go(page.url().slice(base.length));
      await page.locator('[data-change]').waitFor();

      await go(`/figures?tab=checks&period=${YEAR}&zone=${zone}`);
      await page.locator('tr[data-at="0"]').waitFor();
      must(/\/trace\?/.test(await page.locator('tr[data-at="0"] a.origin').first().getAttribute('href')), 'the number leads to its working');
      await shot('findings');

      await go(`/figures?tab=export&format=csv&zone=${zone}`);
      const [file] = await Promise.all([page.waitForEvent('download'), click('[data-act=download]')]);
      must(file.suggestedFilename().endsWith('.csv'), 'the figures are a file');
      await shot('export');
    },
  },
];

export default asJobs(jobs);
