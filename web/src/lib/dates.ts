const DAY_MS = 86_400_000;

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

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Days as "2020-01-06" know no time zone: whole days since 1970, and back. */
export function dayNumber(day: string): number {
  return Math.round(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / DAY_MS);
}

export function toDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(day: string, days: number): string {
  return toDay(dayNumber(day) + days);
}

/** First days of the months from one day to another. */
export function monthStarts(from: string, to: string): string[] {
  const out: string[] = [];
  let year = +from.slice(0, 4);
  let month = +from.slice(5, 7);
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > to) return out;
    if (day >= from) out.push(day);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}
