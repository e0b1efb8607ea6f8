/** Rounds whose result is published, and the proof that it can be made again. */
import type { FrozenRound, RoundProof } from '@/api/figureTypes';
import type { Job } from '@/api/types';

/** What a proof says, in the order in which it is read. */
export const PROOFS = ['same_pack', 'same_result', 'still_so'] as const;
export type ProofOf = (typeof PROOFS)[number];

export type RoundRow = FrozenRound & { proof: RoundProof | null };

export function keyOf(r: Pick<FrozenRound, 'pack' | 'round'>): string {
  return `${r.pack} ${r.round}`;
}

/** The freezing of a round in a pack; undefined when it was never frozen. */
export function frozenOf(rounds: FrozenRound[], pack: string, round: number): FrozenRound | undefined {
  return rounds.find((r) => r.pack === pack && r.round === round);
}

/** A proof is of one freezing: a round that was frozen anew since has none. */
export function withProofs(rounds: FrozenRound[], proofs: RoundProof[]): RoundRow[] {
  return rounds.map((r) => ({ ...r, proof: proofs.find((p) => keyOf(p) === keyOf(r) && p.change === r.change) ?? null }));
}

export function notSame(proofs: RoundProof[]): RoundProof[] {
  return proofs.filter((p) => !p.same_result);
}

/** Rounds that come out as they were published, but would not from what is known now. */
export function moved(proofs: RoundProof[]): RoundProof[] {
  return proofs.filter((p) => p.same_result && !p.still_so);
}

/** Whether something was written since the proof began. */
export function isOld(job: Job | null, change: number): boolean {
  return job?.change !== undefined && job.change < change;
}
