// What jobs of the office have in their hands beside the counted hand: questions and requests of whoever is signed in, another person, pictures.
import { fileURLToPath } from 'node:url';
import { expect, office, settled } from './lib.mjs';

const out = fileURLToPath(new URL('out', import.meta.url));

function toolsOf({ page, hand, base, language, size, t }, name) {
  const ask = async (path) => (await page.request.get(`${base}/api/v1${path}`)).json();
  const tools = {
    page,
    base,
    t,
    language,
    rest: () => settled(page),
    ask,
    go: hand.go,
    click: hand.click,
    must: expect,
    shot: (what) => page.screenshot({ path: `${out}/job-${name}-${what}-${language}-${size}.png` }),
    /** Signs out and in as somebody else. */
    switchTo: async (person) => {
      // an open page would ask something for somebody who is no longer signed in, and go to the page of signing in
      await page.goto('about:blank');
      await page.context().clearCookies();
      const answer = await page.request.post(`${base}/api/v1/session/link`, { data: { token: office.link(person) } });
      expect(answer.ok(), `${person} cannot sign in`);
    },
    /** Sends a request of the person who is signed in. */
    send: async (path, data, method = 'POST') => {
      const { csrf } = await ask('/session');
      const answer = await page.request.fetch(`${base}/api/v1${path}`, { method, ...(data?.multipart ? data : { data }), headers: { 'X-Stave-CSRF': csrf } });
      expect(answer.ok(), `${path}: ${await answer.text()}`);
      return answer.json();
    },
  };
  return tools;
}

/** The unit's submission as a draft, or returned, whatever happened to it before. */
export async function reopen({ ask, send, switchTo }, filler) {
  await switchTo(filler);
  const form = (await ask('/mine')).submissions[0];
  const path = `/submissions/${form.form}/${form.period}/${form.unit}/steps`;
  if (form.state === 'submitted') await send(path, { step: 'withdraw' });
  if (form.state === 'reviewed' || form.state === 'approved') {
    await switchTo('tong');
    await send(path, { step: 'return', reason: 'again' });
    await switchTo(filler);
  }
  return form;
}

export const asJobs = (jobs) =>
  jobs.map(({ name, as, clicks, seconds, run, ...more }) => ({ ...more, name, person: as, limits: { clicks, seconds }, run: (given) => run(toolsOf(given, name)) }));
