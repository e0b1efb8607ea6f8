/** The collection wall: what every unit has sent in of every form, by period. */
import type { FormStatus } from '@/api/types';

export type Mark = 'missing' | 'returned' | 'late' | 'draft' | 'ahead' | 'sent' | 'checked' | 'locked';

/** One word for a cell of the wall: the worst thing that can be said of it. */
export function markOf(s: FormStatus): Mark {
  if (s.state === 'published') return 'locked';
  if (s.state === 'reviewed' || s.state === 'approved') return 'checked';
  if (s.state === 'returned') return 'returned';
  if (s.state === 'submitted') return s.timeliness === 'late' ? 'late' : 'sent';
  if (s.timeliness === 'missing') return 'missing';
  return s.window === 'ahead' ? 'ahead' : 'draft';
}

export const SHAPES: Record<Mark, string> = {
  missing: '\u25a0',
  returned: '\u21a9',
  late: '\u25b2',
  draft: '\u25cb',
  ahead: '\u00b7',
  sent: '\u25cf',
  checked: '\u2713',
  locked: '\u25c6',
};

export interface WallRow {
  unit: string;
  form: string;
  cells: Record<string, FormStatus>;
}

export function wallOf(all: FormStatus[]): { periods: string[]; rows: WallRow[] } {
  const periods = [...new Set(all.map((s) => s.period))].sort();
  const rows = new Map<string, WallRow>();
  for (const s of all) {
    const key = `${s.unit} ${s.form}`;
    const row = rows.get(key) ?? { unit: s.unit, form: s.form, cells: {} };
    row.cells[s.period] = s;
    rows.set(key, row);
  }
  return { periods, rows: [...rows.values()].sort((a, b) => a.unit.localeCompare(b.unit) || a.form.localeCompare(b.form)) };
}

/** Who has nothing sent in although it is asked for. */
export function owing(all: FormStatus[]): FormStatus[] {
  return all.filter((s) => (s.state === 'draft' || s.state === 'returned') && s.window !== 'ahead');
}
