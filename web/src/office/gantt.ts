/** Bars of a Gantt chart in per cent of its width. */
import { addDays, monthStarts, dayNumber } from '@/lib/dates';

export interface GanttRow {
  start: string | null;
  due: string | null;
  first_due: string | null;
  percent: number | null;
}

export interface Bar {
  left: number;
  width: number;
  /** of the baseline: start to the first due day */
  base: { left: number; width: number } | null;
  done: number;
}

export interface Scale {
  from: string;
  to: string;
  months: { day: string; left: number }[];
}

const MARGIN_DAYS = 7;

export function scaleOf(rows: GanttRow[], today: string): Scale {
  const days = rows.flatMap((r) => [r.start, r.due, r.first_due]).filter((d): d is string => d !== null);
  days.push(today);
  days.sort();
  const from = `${addDays(days[0] as string, -MARGIN_DAYS).slice(0, 7)}-01`;
  const to = addDays(days[days.length - 1] as string, MARGIN_DAYS);
  const months = monthStarts(from, to).map((day) => ({ day, left: left(day, from, to) }));
  return { from, to, months };
}

export function left(day: string, from: string, to: string): number {
  return (100 * (dayNumber(day) - dayNumber(from))) / Math.max(1, dayNumber(to) - dayNumber(from));
}

export function barOf(row: GanttRow, scale: Scale): Bar | null {
  const end = row.due ?? row.first_due;
  if (end === null) return null;
  const start = row.start !== null && row.start < end ? row.start : addDays(end, -1);
  const at = (d: string): number => left(d, scale.from, scale.to);
  const base =
    row.first_due === null ? null : { left: at(start), width: Math.max(0.3, at(row.first_due) - at(start)) };
  return { left: at(start), width: Math.max(0.3, at(end) - at(start)), base, done: Math.min(100, Math.max(0, row.percent ?? 0)) };
}
