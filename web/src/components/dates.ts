/** The day of an instant in the time zone of the reader. */
export function dayOf(instant: string | null | undefined): string {
  if (!instant) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  const d = new Date(instant);
  return Number.isNaN(d.getTime()) ? instant : `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}

/** Day and minute of an instant. */
export function minuteOf(instant: string | null | undefined): string {
  if (!instant) return '';
  const d = new Date(instant);
  return Number.isNaN(d.getTime()) ? instant : `${dayOf(instant)} ${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** Whole days from one day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  const ms = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`);
  return Math.round(ms / 86_400_000);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
