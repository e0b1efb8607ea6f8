/** What a reviewer's desk holds. */
import type { Finding, FormStatus, Submission } from '@/api/types';
import type { SubmissionKey } from './api';
import { nextStep } from './life';

const JUDGED = ['submitted', 'reviewed', 'approved'];

/** Submissions that wait for a step of somebody who may do this. */
export function waitingFor(all: FormStatus[], access: readonly string[]): FormStatus[] {
  return all
    .filter((s) => JUDGED.includes(s.state) && nextStep(s.state, access) !== null)
    .sort((a, b) => (b.errors ?? 0) - (a.errors ?? 0) || a.due.localeCompare(b.due) || a.unit.localeCompare(b.unit));
}

export interface FindingRow {
  finding: Finding;
  size: number;
  text: string;
}

/** Findings of a submission, the greatest first, with the unit's answer. */
export function findingsBySize(s: Submission): FindingRow[] {
  return s.findings
    .map((finding) => ({ finding, size: sizeOf(finding), text: s.explanations.find((e) => e.finding === finding.name)?.text ?? '' }))
    .sort((a, b) => b.size - a.size || a.finding.name.localeCompare(b.finding.name));
}

/** How far a finding lies outside of what is allowed, for sorting; errors weigh most. */
export function sizeOf(f: { severity: string; found: string | null; compared: string | null; low: string | null; high: string | null }): number {
  const found = f.found === null ? null : Number(f.found);
  const base = f.severity === 'error' ? 1e12 : 0;
  if (found === null) return base;
  const bounds = [f.low, f.high, f.compared].filter((b): b is string => b !== null).map(Number);
  const distance = bounds.length === 0 ? 0 : Math.min(...bounds.map((b) => Math.abs(found - b) / Math.max(Math.abs(b), 1)));
  return base + distance;
}

/** The submission, if it is the one that is chosen: what another one's page still shows is not to be judged, nor typed into. */
export function loadedOf(key: SubmissionKey | null, loaded: Submission | null): Submission | null {
  return key && loaded && loaded.form === key.form && loaded.period === key.period && loaded.unit === key.unit ? loaded : null;
}
