import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { address, ApiError, get, NetworkLost, noteAct, post, whenSignedOut } from '@/api/client';
import { setCsrf } from '@/api/csrf';
import { useNet } from '@/stores/net';

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the client', () => {
  it('leaves empty parts of a question out', () => {
    expect(address('/why', { round: 2019, pack: '', as_of: undefined, zone: null })).toBe('/api/v1/why?round=2019');
  });
  it('asks again when the network fails, tells so meanwhile, and goes on when it is back', async () => {
    const fetched = vi.fn().mockRejectedValueOnce(new TypeError('down')).mockRejectedValueOnce(new TypeError('down')).mockResolvedValue(answer(200, { ok: 1 }));
    vi.stubGlobal('fetch', fetched);
    const got = get('/meta');
    await vi.advanceTimersByTimeAsync(10);
    expect(useNet().lost).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    await expect(got).resolves.toEqual({ ok: 1 });
    expect(useNet().lost).toBe(false);
    expect(fetched).toHaveBeenCalledTimes(3);
  });
  it('never sends a write twice', async () => {
    const fetched = vi.fn().mockRejectedValue(new TypeError('down'));
    vi.stubGlobal('fetch', fetched);
    await expect(post('/plans/x/confirm', {})).rejects.toBeInstanceOf(NetworkLost);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('sends the token against forged requests with every write and not with questions', async () => {
    setCsrf('secret');
    const fetched = vi.fn().mockImplementation(() => Promise.resolve(answer(200, {})));
    vi.stubGlobal('fetch', fetched);
    await get('/meta');
    await post('/plans/x/confirm', { ids: [] });
    const header = (call: number) => (fetched.mock.calls[call]![1] as { headers: Headers }).headers.get('X-Stave-CSRF');
    expect(header(0)).toBeNull();
    expect(header(1)).toBe('secret');
  });
  it('keeps what the server says is wrong, where and in words', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(answer(400, { errors: [{ code: 'invalid_input', where: 'round', key: 'k', message: 'm' }] })));
    const error = await get('/why').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).errors[0]).toMatchObject({ where: 'round', message: 'm' });
  });
  it('tells when the session is over', async () => {
    const out = vi.fn();
    whenSignedOut(out);
    vi.stubGlobal('fetch', vi.fn().mockImplementation(() => Promise.resolve(answer(401, { errors: [] }))));
    await expect(get('/meta')).rejects.toBeInstanceOf(ApiError);
    await expect(get('/session', undefined, { quiet401: true })).rejects.toBeInstanceOf(ApiError);
    expect(out).toHaveBeenCalledTimes(1);
  });

  it('says of questions that nobody asked for that they are its own', async () => {
    const fetched = vi.fn().mockImplementation(() => Promise.resolve(answer(200, {})));
    vi.stubGlobal('fetch', fetched);
    const header = (call: number) => (fetched.mock.calls[call]![1] as { headers: Headers }).headers.get('X-Stave-Background');
    noteAct();
    await get('/meta');
    noteAct(Date.now() - 61_000);
    await get('/meta');
    expect([header(0), header(1)]).toEqual([null, '1']);
  });
});
