/** One's own page: everything that waits, by its next day. */
import { daysBetween } from './dates';
import type { FormStatus, Mine, RequestRow, TaskRow } from './types';

export type Group = 'over' | 'week' | 'later' | 'waiting';

export interface Entry {
  key: string;
  day: string | null;
  group: Group;
  task?: TaskRow;
  form?: FormStatus;
}

const WEEK = 7;

export function groupOf(due: string | null, today: string): Group {
  if (due === null) return 'later';
  const left = daysBetween(today, due);
  if (left < 0) return 'over';
  return left <= WEEK ? 'week' : 'later';
}

const FINISHED = ['done', 'closed', 'withdrawn', 'suspended'];

export function entriesOf(mine: Mine): Entry[] {
  const out: Entry[] = [];
  for (const task of mine.tasks) {
    if (FINISHED.includes(task.state)) continue;
    const group = task.state === 'reported' ? 'waiting' : groupOf(task.due, mine.day);
    out.push({ key: `t-${task.plan ?? ''}-${task.item}`, day: task.due, group, task });
  }
  for (const form of mine.submissions) {
    if (form.state === 'published') continue;
    const own = form.state === 'draft' || form.state === 'returned';
    if (own && form.window === 'ahead') continue;
    out.push({ key: `f-${form.form}-${form.period}-${form.unit}`, day: form.due, group: own ? groupOf(form.due, mine.day) : 'waiting', form });
  }
  return out.sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9') || a.key.localeCompare(b.key, undefined, { numeric: true }));
}

export interface Decisions {
  requests: RequestRow[];
  submissions: FormStatus[];
}

export function decisionsOf(mine: Mine): Decisions {
  return { requests: mine.to_decide ?? [], submissions: mine.to_judge ?? [] };
}
