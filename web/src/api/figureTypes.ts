/** What the pages of figures and frozen rounds are told. */
import type { Basis, Digits, Finding, Made, Title } from './types';

export interface Source {
  code: string;
  title: string;
}

/** What an import brought, or would bring. */
export interface Receipt {
  file: string;
  source: string | null;
  sha256: string;
  zones: number;
  added: number;
  changed: number;
  same: number;
  written: boolean;
  change: number;
  head: string;
}

export type CheckFinding = Omit<Finding, 'name'>;

export interface CheckReport {
  pack: string;
  period: string;
  zones: string[];
  checks: string[];
  assumed_checks: number;
  errors: number;
  explain: number;
  findings: CheckFinding[];
  basis: Basis;
}

/** What a source states, beside the figure of record. */
export interface Difference {
  subject: string;
  subject_name: string;
  element: string;
  title: Title;
  unit: string;
  period: string;
  source: string;
  source_title: string;
  reported: boolean;
  record: Digits;
  stated: Digits;
  difference: string | null;
  percent: string | null;
  standing: 'open' | 'decided' | 'stale';
  taken: string | null;
  reason: string;
  person: string;
}

export interface Reconciliation {
  period: string;
  tolerance: string;
  statements: number;
  differences: Difference[];
  basis: Basis;
}

export interface Decided {
  subject: string;
  element: string;
  period: string;
  before: Digits;
  after: Digits;
  sources: number;
  change: number;
  head: string;
}

/** The newest freezing of a round. */
export interface FrozenRound extends Made {
  pack: string;
  round: number;
  pack_version: string;
  digest: string;
}

/** A frozen round made again. */
export interface RoundProof extends FrozenRound {
  same_pack: boolean;
  same_result: boolean;
  still_so: boolean;
}
