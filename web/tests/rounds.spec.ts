import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FrozenRound, RoundProof } from '@/api/figureTypes';
import { frozenOf, isOld, keyOf, moved, notSame, withProofs } from '@/office/rounds';
import { navigation } from '@/router';
import { useSession } from '@/stores/session';

const frozen = (more: Partial<FrozenRound> = {}): FrozenRound => ({ pack: 'a', round: 2019, pack_version: '1', digest: 'd1', change: 5, at: '', actor: 'tong', reason: '', ...more });
const proof = (more: Partial<RoundProof> = {}): RoundProof => ({ ...frozen(), same_pack: true, same_result: true, still_so: true, ...more });

describe('a frozen round', () => {
  const all = [frozen(), frozen({ pack: 'b', change: 6 }), frozen({ round: 2018, change: 7 })];
  it('is one of its pack', () => {
    expect(frozenOf(all, 'b', 2019)?.change).toBe(6);
    expect(frozenOf(all, 'b', 2018)).toBeUndefined();
    expect(new Set(all.map(keyOf)).size).toBe(3);
  });
  it('has the proof of its own freezing, and none when it was frozen anew since', () => {
    const proofs = [proof(), proof({ pack: 'b', change: 4, same_result: false })];
    expect(withProofs(all, proofs).map((r) => r.proof?.same_result ?? null)).toEqual([true, null, null]);
  });
});

describe('a proof', () => {
  it('tells what differs from what was published apart from what was corrected since', () => {
    const proofs = [proof(), proof({ round: 2018, still_so: false }), proof({ round: 2017, same_pack: false, same_result: false, still_so: false })];
    expect(notSame(proofs).map((p) => p.round)).toEqual([2017]);
    expect(moved(proofs).map((p) => p.round)).toEqual([2018]);
  });
  it('is old when something was written after it began', () => {
    const job = { job: 'j1', kind: 'prove', state: 'done' as const };
    expect([isOld({ ...job, change: 9 }, 9), isOld({ ...job, change: 9 }, 10), isOld(job, 10), isOld(null, 10)]).toEqual([false, true, false, false]);
  });
});

describe('the pages of rounds and packs', () => {
  beforeEach(() => setActivePinia(createPinia()));
  function shown(access: string[]): string[] {
    useSession().take({ signed_in: true, setup_needed: false, access });
    return navigation.filter((e) => useSession().can(...(e.access ?? []))).map((e) => e.key);
  }
  it('are there for whoever sees the index; whoever runs the system alone has the packs', () => {
    expect(shown(['index'])).toEqual(expect.arrayContaining(['rounds', 'packs']));
    expect(shown(['people', 'system', 'run_system'])).toContain('packs');
    expect(shown(['people', 'system', 'run_system'])).not.toContain('rounds');
    expect(shown(['people', 'accounts'])).not.toContain('packs');
  });
});
