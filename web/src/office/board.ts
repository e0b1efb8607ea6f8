/** Filters and sums of the board of lights. */
import type { TaskRow } from '@/api/types';
import { countLights, type Colour } from '@/lib/lights';
import { isLead } from './life';

export interface BoardFilter {
  lights: string[];
  unit: string;
  state: string;
  text: string;
}

export function byUnit(rows: TaskRow[], unit: string): TaskRow[] {
  return unit === '' ? rows : rows.filter((r) => r.units.some((u) => u.unit === unit));
}

export function filtered(rows: TaskRow[], f: BoardFilter): TaskRow[] {
  const words = f.text.trim().toLowerCase();
  return byUnit(rows, f.unit).filter(
    (r) =>
      (f.lights.length === 0 || f.lights.includes(r.light)) &&
      (f.state === '' || r.state === f.state) &&
      (words === '' || `${r.item} ${r.title} ${r.reason} ${r.text}`.toLowerCase().includes(words)),
  );
}

export interface UnitLights {
  unit: string;
  counts: Record<Colour, number>;
  all: number;
}

/** Lights of each lead unit, the one with most red first. */
export function lightsByUnit(rows: TaskRow[]): UnitLights[] {
  const units = [...new Set(rows.flatMap((r) => r.units.map((u) => u.unit)))];
  return units
    .map((unit) => {
      const own = rows.filter((r) => isLead(r.units, { unit, access: [] }));
      return { unit, counts: countLights(own), all: own.length };
    })
    .filter((u) => u.all > 0)
    .sort((a, b) => b.counts.red - a.counts.red || b.all - a.all || a.unit.localeCompare(b.unit));
}

export interface WaitGroup {
  unit: string;
  rows: TaskRow[];
}

/** Who is waited for, the one with most items first. */
export function waits(rows: TaskRow[]): WaitGroup[] {
  const waiting = rows.filter((r) => r.waiting_for !== '');
  return [...new Set(waiting.map((r) => r.waiting_for))]
    .map((unit) => ({
      unit,
      rows: waiting
        .filter((r) => r.waiting_for === unit)
        .sort((a, b) => (a.waiting_since ?? '').localeCompare(b.waiting_since ?? '')),
    }))
    .sort((a, b) => b.rows.length - a.rows.length || a.unit.localeCompare(b.unit));
}
