/** Days as "2020-01-06"; nothing here knows a time zone. */

const DAY_MS = 86_400_000;

export function toNumber(day: string): number {
  return Math.round(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / DAY_MS);
}

export function toDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return toNumber(to) - toNumber(from);
}

export function addDays(day: string, days: number): string {
  return toDay(toNumber(day) + days);
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
