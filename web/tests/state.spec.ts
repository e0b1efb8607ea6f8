import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { ApiError, NetworkLost } from '@/api/client';
import { jobs } from '@/api/events';
import type { Job } from '@/api/types';
import { useJob } from '@/composables/job';
import { useLoad } from '@/composables/load';
import { draftsLeft, dropDraft, dropDrafts, readDraft, readKept, writeDraft, writeKept } from '@/stores/drafts';
import { useMeta } from '@/stores/meta';
import { useNet } from '@/stores/net';
import { useSession } from '@/stores/session';
import { firstPage, navigation } from '@/router';
import { after, tokenIn } from '@/views/session/return';

const rest = async (): Promise<void> => {
  for (let i = 0; i < 5; i += 1) await nextTick();
};
function within<T>(act: () => T): T {
  return effectScope(true).run(act) as T;
}

beforeEach(() => {
  setActivePinia(createPinia());
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a load', () => {
  it('asks again when what it asked about changes, and the newest answer counts', async () => {
    const of = ref('a');
    const answers: Record<string, (text: string) => void> = {};
    const asked: AbortSignal[] = [];
    const { data, loading } = within(() =>
      useLoad<string>((signal) => {
        asked.push(signal);
        const name = of.value;
        return new Promise((resolve) => {
          answers[name] = resolve;
        });
      }),
    );
    expect(loading.value).toBe(true);
    of.value = 'b';
    await rest();
    expect(asked[0]?.aborted).toBe(true);
    answers.b?.('B');
    answers.a?.('A');
    await rest();
    expect([data.value, loading.value]).toEqual(['B', false]);
  });
  it('keeps the answer when the network fails, and asks again when it is back', async () => {
    const ask = vi.fn().mockResolvedValueOnce('old');
    const { data, error, reload } = within(() => useLoad<string>(ask));
    await rest();
    const of = useNet();
    ask.mockRejectedValueOnce(new NetworkLost());
    of.lost = true;
    await reload();
    expect(data.value).toBe('old');
    const first = vi.fn().mockRejectedValueOnce(new NetworkLost()).mockResolvedValueOnce('first');
    const late = within(() => useLoad<string>(first));
    await rest();
    expect(late.error.value).toBeInstanceOf(NetworkLost);
    of.lost = false;
    await rest();
    expect([late.data.value, late.error.value, error.value]).toEqual(['first', null, null]);
  });
  it('takes an answer away when another question is refused', async () => {
    const of = ref('a');
    const { data, error } = within(() => useLoad<string>(() => (of.value === 'a' ? Promise.resolve('A') : Promise.reject(new ApiError(404, [])))));
    await rest();
    expect(data.value).toBe('A');
    of.value = 'b';
    await rest();
    expect(data.value).toBeNull();
    expect(error.value).toBeInstanceOf(ApiError);
  });
  it('asks again when the folder changes, and nothing when there is no question', async () => {
    const ask = vi.fn().mockReturnValue(null);
    const { data, loading } = within(() => useLoad<string>(ask));
    await rest();
    expect([data.value, loading.value]).toEqual([null, false]);
    useMeta().bump(5);
    await rest();
    expect(ask).toHaveBeenCalledTimes(1);
    useMeta().bump(6);
    await rest();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('long work', () => {
  const job = (state: Job['state'], more: Partial<Job> = {}): Job => ({ job: 'j1', kind: 'backup', state, ...more });
  beforeEach(() => {
    jobs.clear();
    vi.useFakeTimers();
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(job('running')))));
  });
  function served(status: number, body: unknown): void {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })));
  }
  it('can be stopped while it waits and while it runs', async () => {
    const { job: now, running, stopping, start, cancel } = within(() => useJob());
    await start(() => Promise.resolve(job('waiting')));
    jobs.set('j1', job('running', { progress: 0.4 }));
    expect([now.value?.progress, running.value, stopping.value]).toEqual([0.4, true, false]);
    served(200, { done: true });
    await cancel();
    expect([running.value, stopping.value]).toEqual([true, true]);
    jobs.set('j1', job('cancelled', { progress: 0.4 }));
    expect([now.value?.state, running.value, stopping.value]).toEqual(['cancelled', false, false]);
  });
  it('that cannot stop any more ends as it would have', async () => {
    const { error, running, start, cancel } = within(() => useJob());
    await start(() => Promise.resolve(job('running')));
    served(404, { errors: [] });
    await cancel();
    expect([error.value, running.value]).toEqual([null, true]);
    jobs.set('j1', job('done'));
    expect(running.value).toBe(false);
  });
  it('goes on when the wish to stop it is refused', async () => {
    const { error, running, stopping, start, cancel } = within(() => useJob());
    await start(() => Promise.resolve(job('running')));
    served(403, { errors: [] });
    await cancel();
    expect([(error.value as ApiError).status, running.value, stopping.value]).toEqual([403, true, false]);
  });
  it('is found again by its number', async () => {
    const { job: now, answer, running, lost, follow } = within(() => useJob<{ n: number }>());
    const asked = follow('j1');
    expect([running.value, now.value]).toEqual([true, null]);
    await asked;
    expect([running.value, now.value?.state]).toEqual([true, 'running']);
    served(200, job('done', { answer: { n: 3 } }));
    await vi.advanceTimersByTimeAsync(1100);
    expect([running.value, answer.value?.n, lost.value]).toEqual([false, 3, false]);
  });
  it('may be unknown to a server that began anew', async () => {
    const { job: now, running, lost, follow } = within(() => useJob());
    served(404, { errors: [] });
    await follow('j0');
    expect([running.value, lost.value, now.value]).toEqual([false, true, null]);
  });
  it('is not told of twice: what comes late says nothing', async () => {
    const { job: now, start, clear } = within(() => useJob());
    jobs.set('j1', job('running', { progress: 0.5 }));
    await start(() => Promise.resolve(job('waiting', { progress: 0 })));
    expect([now.value?.state, now.value?.progress]).toEqual(['running', 0.5]);
    jobs.set('j1', job('running', { progress: 0.3 }));
    expect(now.value?.progress).toBe(0.5);
    jobs.set('j1', job('failed', { progress: 0.5 }));
    jobs.set('j1', job('running', { progress: 0.6 }));
    expect(now.value?.state).toBe('failed');
    let late: (job: Job) => void = () => undefined;
    const begun = start(() => new Promise((resolve) => (late = resolve)));
    clear();
    late(job('running', { job: 'j2' }));
    await begun;
    expect(now.value).toBeNull();
  });
  it('ends with its answer, or with faults, or with nothing to say', async () => {
    const { answer, faults, running, start, job: now } = within(() => useJob<{ n: number }>());
    await start(() => Promise.resolve(job('running')));
    jobs.set('j1', job('done', { answer: { n: 3 } }));
    expect([answer.value?.n, running.value]).toEqual([3, false]);
    jobs.clear();
    await start(() => Promise.resolve(job('failed')));
    expect([now.value?.state, faults.value, answer.value]).toEqual(['failed', [], null]);
    await start(() => Promise.resolve(job('failed', { answer: { errors: [{ code: 'failed', where: '', key: 'x', message: 'full' }] } })));
    expect(faults.value.map((f) => f.message)).toEqual(['full']);
  });
  it('is asked about in case the events are lost', async () => {
    const { job: now, start } = within(() => useJob());
    await start(() => Promise.resolve(job('waiting')));
    await vi.advanceTimersByTimeAsync(1100);
    expect(now.value?.state).toBe('running');
  });
});

describe('drafts', () => {
  const be = (person: string): void => useSession().take({ signed_in: true, setup_needed: false, person });
  it('are found again by their own person alone', () => {
    be('jing');
    writeDraft('task.1', { text: 'mine' });
    be('du');
    expect(readDraft('task.1')).toBeNull();
    be('jing');
    expect(readDraft('task.1')).toEqual({ text: 'mine' });
    dropDraft('task.1');
    expect(readDraft('task.1')).toBeNull();
  });
  it('are counted when they hold something, and dropped when their person leaves; what is kept stays', () => {
    be('du');
    writeDraft('task.1', { text: 'of another' });
    be('jing');
    writeDraft('task.1', { text: '', cells: {}, done: false });
    expect(draftsLeft()).toBe(0);
    writeDraft('task.2', { cells: { 'a:b': '12' } });
    writeKept('letter-series', 'X');
    expect(draftsLeft()).toBe(1);
    dropDrafts();
    expect([draftsLeft(), readDraft('task.2'), readKept('letter-series')]).toEqual([0, null, 'X']);
    be('du');
    expect(draftsLeft()).toBe(1);
  });
});

describe('an address', () => {
  it('keeps its secret behind the #', () => {
    expect(tokenIn('#token=abc')).toBe('abc');
    expect(tokenIn('')).toBe('');
  });
  it('leads back to a page of this site alone', () => {
    expect(after('/diagnosis?round=2019')).toBe('/diagnosis?round=2019');
    for (const other of ['//evil', '/\\evil', 'javascript:x', 'https://evil', '/login', undefined]) expect(after(other)).toBe('/');
  });
});

describe('the navigation', () => {
  const shown = (access: string[]): string[] => {
    const can = (...any: string[]): boolean => any.length === 0 || any.some((a) => access.includes(a));
    return [firstPage(can), ...navigation.filter((e) => can(...(e.access ?? []))).map((e) => e.key)];
  };
  it('shows an enterprise its forms and nothing that it may not open', () => {
    expect(shown(['public', 'who', 'self', 'tasks', 'outcomes', 'letters', 'forms', 'submissions', 'fill', 'feedback'])).toEqual(['/mine', 'mine', 'collection', 'outcomes', 'burden', 'letters', 'tokens']);
  });
  it('shows the keeper of accounts no plan, no letter and no review', () => {
    expect(shown(['public', 'who', 'self', 'people', 'accounts', 'approve_accounts'])).toEqual(['/administration/people', 'people', 'accounts', 'tokens']);
  });
  it('shows the desk of review to reviewers', () => {
    expect(shown(['index', 'plans', 'tasks', 'forms', 'review_desk', 'review'])).toContain('review');
  });
});
