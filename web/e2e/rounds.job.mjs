// A round is frozen and proven; a pack is put to use. They may be run again on the same office: a round that is frozen already is frozen anew with a reason.
import { axe, overflow } from './lib.mjs';
import { asJobs } from './tools.mjs';

const FIELD = '[role=dialog] textarea';
const SHOWN_DIGITS = 12;

/** Sends the dialog without a reason: it stays, and says what is missing. */
async function refusesSilence({ page, t, must }) {
  await page.locator(FIELD).press('Control+Enter');
  await page.locator('[role=dialog] [role=alert]').waitFor();
  must((await page.locator('[role=dialog] [role=alert]').innerText()).includes(t('common.reason_needed')), 'the dialog asks for a reason');
}
async function leaves({ page }) {
  await page.locator(FIELD).press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'hidden' });
}
/** A table with all its columns is there only after the work: pages are examined before. */
async function sound({ page, language, must }) {
  await page.locator('.el-message').first().waitFor({ state: 'detached' });
  const found = await axe(page, language === 'zh');
  must(found.length === 0, found.join('; '));
  must((await overflow(page)) === 0, 'the page is wider than the window');
}

const jobs = [
  {
    name: 'freeze-and-prove-a-round',
    as: 'tong',
    clicks: 4,
    seconds: 60,
    async run(tools) {
      const { page, base, ask, go, click, rest, shot, must, t } = tools;
      const { pack, rounds } = await ask('/meta');
      const round = rounds.at(-1);
      const known = async () => (await ask('/rounds')).frozen.find((r) => r.pack === pack && r.round === round);
      const before = await known();

      await go(`/rounds?pack=${pack}&round=${round}`);
      await shot('before');
      await click('[data-act=freeze]');
      await page.locator(FIELD).waitFor();
      if (before) await refusesSilence(tools);
      if (before) await page.fill(FIELD, 'again');
      await shot('freezes');
      await page.locator(FIELD).press('Control+Enter');
      await page.locator('[role=dialog]').waitFor({ state: 'hidden' });
      const row = page.locator('tr', { has: page.locator(`[data-frozen="${pack} ${round}"]`) });
      await row.waitFor();
      await rest();
      const now = await known();
      must(now.change > (before?.change ?? 0), 'the round is frozen');
      must((await row.innerText()).includes(now.digest.slice(0, SHOWN_DIGITS)), 'its digest stands in the table');

      await click('[data-act=freeze]');
      await page.locator(FIELD).waitFor();
      await refusesSilence(tools);
      await leaves(tools);
      must((await known()).change === now.change, 'nothing is frozen anew without a reason');

      await click('[data-act=prove]');
      await row.locator('[data-proof=same_result]').waitFor();
      for (const what of ['same_pack', 'same_result', 'still_so']) must((await row.locator(`[data-proof=${what}]`).innerText()).includes(t('rounds.yes')), `${what} is not yes`);
      must((await page.locator('[data-broken]').count()) === 0, 'a round that is the same is told to differ');
      await page.waitForURL(/[?&]job=/);
      await rest();
      await shot('proven');
      await sound(tools);
      await go(page.url().slice(base.length));
      await row.locator('[data-proof=same_result]').waitFor();

      const [file] = await Promise.all([page.waitForEvent('download'), click(row.locator('[data-act=package]'))]);
      must(file.suggestedFilename().endsWith('.zip'), 'the package is a zip file');
    },
  },
  {
    name: 'a-pack-is-put-to-use-with-a-reason',
    as: 'xi',
    clicks: 1,
    seconds: 30,
    async run(tools) {
      const { page, ask, go, click, shot, must } = tools;
      const { pack, packs } = await ask('/meta');
      must(packs.length > 1, 'there is another pack');
      await go('/administration/packs');
      must((await page.locator('[data-in-use]').count()) === 1, 'one pack is in use');
      must((await page.locator('[data-act=use]').count()) === packs.length - 1, 'every other pack is offered');
      must((await page.locator(`[data-pack="${pack}"] [data-act=use]`).count()) === 0, 'the pack in use is not offered');
      await click('[data-act=use]');
      await page.locator(FIELD).waitFor();
      await refusesSilence(tools);
      await shot('asks');
      await leaves(tools);
      // every other job reckons with the pack that is in use
      must((await ask('/meta')).pack === pack, 'the pack in use stays');
    },
  },
];

export default asJobs(jobs);
