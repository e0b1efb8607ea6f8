/** What a reviewer's desk holds. */
import { nextStep } from './life';
import { sizeOf } from './numbers';
import type { Finding, FormStatus, Submission } from './types';

const JUDGED = ['submitted', 'reviewed', 'approved'];

/** Submissions that wait for a step of somebody with these duties. */
export function waitingFor(all: FormStatus[], duties: readonly string[]): FormStatus[] {
  return all
    .filter((s) => JUDGED.includes(s.state) && nextStep(s.state, duties) !== null)
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
