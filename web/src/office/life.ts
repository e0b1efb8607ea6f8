/** Which steps a state allows, and who takes them (docs/supervision.md, collection.md, outcomes.md). */
import type { OutcomeStepBody, SubmissionState, SubmissionStepBody, TaskState } from '@/api/types';

type SubmissionStep = SubmissionStepBody['step'];
export type OutcomeStep = OutcomeStepBody['step'];

export type Actor = 'lead' | 'supervisor' | 'other';

interface Edge {
  step: string;
  actor: Actor;
  needs?: 'reason' | 'evidence' | 'text';
}

const SUPERVISOR_STEPS: Record<string, Edge> = {
  hand_out: { step: 'hand_out', actor: 'supervisor' },
  close: { step: 'close', actor: 'supervisor' },
  suspend: { step: 'suspend', actor: 'supervisor', needs: 'reason' },
  resume: { step: 'resume', actor: 'supervisor' },
  reopen: { step: 'reopen', actor: 'supervisor', needs: 'reason' },
  withdraw: { step: 'withdraw', actor: 'supervisor', needs: 'reason' },
};
const s = (name: string): Edge => SUPERVISOR_STEPS[name] as Edge;

const TASK_STEPS: Record<TaskState, Edge[]> = {
  proposed: [s('hand_out'), s('withdraw')],
  registered: [s('hand_out'), s('withdraw')],
  handed_out: [
    { step: 'sign_for', actor: 'lead' },
    { step: 'refuse', actor: 'lead', needs: 'reason' },
    s('withdraw'),
  ],
  in_hand: [
    { step: 'feedback', actor: 'lead', needs: 'text' },
    { step: 'report', actor: 'lead', needs: 'evidence' },
    s('suspend'),
    s('withdraw'),
  ],
  reported: [
    { step: 'accept', actor: 'other' },
    { step: 'return', actor: 'other', needs: 'reason' },
  ],
  done: [s('close'), s('reopen')],
  closed: [s('reopen')],
  suspended: [s('resume'), s('withdraw')],
  withdrawn: [],
};

export interface Who {
  unit: string;
  access: readonly string[];
}

export function isLead(units: { unit: string; role: string }[], who: Who): boolean {
  const leads = units.filter((u) => u.role === 'lead');
  return (leads.length > 0 ? leads : units).some((u) => u.unit === who.unit);
}

/** Steps that the state allows and that the person may take. */
export function stepsFor(state: TaskState, units: { unit: string; role: string }[], who: Who): Edge[] {
  const lead = isLead(units, who) && who.access.includes('feedback');
  const office = who.access.includes('write_tasks');
  return (TASK_STEPS[state] ?? []).filter((e) => (e.actor === 'lead' ? lead : office));
}

/** Only tasks that run can be extended or wait for somebody. */
export function isRunning(state: TaskState): boolean {
  return state === 'handed_out' || state === 'in_hand' || state === 'reported';
}

const SUBMISSION_NEXT: Partial<Record<SubmissionState, { step: SubmissionStep; access: string }>> = {
  draft: { step: 'submit', access: 'fill' },
  returned: { step: 'submit', access: 'fill' },
  submitted: { step: 'review', access: 'review' },
  reviewed: { step: 'approve', access: 'approve' },
  approved: { step: 'publish', access: 'publish' },
};

/** The step forward that somebody who may do this takes now. */
export function nextStep(state: SubmissionState, access: readonly string[]): SubmissionStep | null {
  const next = SUBMISSION_NEXT[state];
  return next && access.includes(next.access) ? next.step : null;
}

/** Whether cells can be typed into. */
export function canType(state: SubmissionState, window: string): boolean {
  if (state === 'returned') return true;
  return state === 'draft' && window !== 'ahead' && window !== 'closed';
}

const OUTCOME_STEPS: Record<string, { step: OutcomeStep; access: string; text?: boolean }[]> = {
  draft: [{ step: 'announce', access: 'judge' }],
  announced: [
    { step: 'object', access: 'feedback', text: true },
    { step: 'close', access: 'judge' },
  ],
  objected: [{ step: 'answer', access: 'judge', text: true }],
  silent: [
    { step: 'uphold', access: 'decide' },
    { step: 'drop', access: 'decide', text: true },
  ],
  answered: [
    { step: 'uphold', access: 'decide' },
    { step: 'change', access: 'decide', text: true },
    { step: 'drop', access: 'decide', text: true },
  ],
  decided: [{ step: 'publish', access: 'judge' }],
};

export function outcomeSteps(state: string, unit: string, who: Who): { step: OutcomeStep; text: boolean }[] {
  return (OUTCOME_STEPS[state] ?? [])
    .filter((e) => who.access.includes(e.access) && (e.step !== 'object' || unit === who.unit))
    .map((e) => ({ step: e.step, text: e.text === true }));
}
