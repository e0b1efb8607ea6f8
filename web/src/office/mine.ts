/** One's own page: everything that waits, by its next day, and what is over. */
import type { FormStatus, Mine, TaskRow } from '@/api/types';
import { daysBetween } from '@/lib/dates';

export const GROUPS = ['over', 'week', 'later', 'waiting', 'finished'] as const;
export type Group = (typeof GROUPS)[number];

export interface Entry {
  key: string;
  day: string | null;
  group: Group;
  task?: TaskRow;
  form?: FormStatus;
}

const WEEK = 7;
const FINISHED = ['done', 'closed', 'withdrawn'];
const WITH_OTHERS = ['reported', 'suspended'];

function groupOf(due: string | null, today: string): Group {
  if (due === null) return 'later';
  const left = daysBetween(today, due);
  if (left < 0) return 'over';
  return left <= WEEK ? 'week' : 'later';
}
function groupOfTask(task: TaskRow, today: string): Group {
  if (FINISHED.includes(task.state)) return 'finished';
  return WITH_OTHERS.includes(task.state) ? 'waiting' : groupOf(task.due, today);
}
function groupOfForm(form: FormStatus, today: string): Group {
  if (form.state === 'published') return 'finished';
  if (form.state !== 'draft' && form.state !== 'returned') return 'waiting';
  return form.window === 'ahead' ? 'later' : groupOf(form.due, today);
}

export function entriesOf(mine: Mine): Entry[] {
  const tasks = mine.tasks.map((task): Entry => ({ key: `t-${task.plan ?? ''}-${task.item}`, day: task.due, group: groupOfTask(task, mine.day), task }));
  const forms = mine.submissions.map((form): Entry => ({ key: `f-${form.form}-${form.period}-${form.unit}`, day: form.due, group: groupOfForm(form, mine.day), form }));
  return [...tasks, ...forms].sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9') || a.key.localeCompare(b.key, undefined, { numeric: true }));
}
