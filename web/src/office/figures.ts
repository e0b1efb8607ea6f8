/** Figures as they come in, are checked, differ between sources and go out. */
import type { Difference, Receipt } from '@/api/figureTypes';
import type { Fault, PackIndicator } from '@/api/types';

export const FORMATS = ['xlsx', 'csv', 'sdmx-csv', 'sdmx-csv-1'] as const;
export type Format = (typeof FORMATS)[number];

/** A format that the server knows, whatever the address says. */
export function formatOf(text: string): Format {
  return FORMATS.find((f) => f === text) ?? FORMATS[0];
}

export function endingOf(format: Format): string {
  return format === 'xlsx' ? 'xlsx' : 'csv';
}

/** Whether an import would write anything. */
export function bringsNothing(receipt: Receipt): boolean {
  return receipt.zones + receipt.added + receipt.changed === 0;
}

/** Faults as lines of a table: where, and what. */
export function faultLines(faults: Fault[]): string[][] {
  return faults.map((f) => [f.where, f.message]);
}

/** Whether the text is a period as the server reads it: 2019, 2019Q2, 2019-06. */
export function isPeriod(text: string): boolean {
  return /^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(text);
}

function names(formula: string, element: string): boolean {
  return formula.match(/[a-z][a-z0-9_]*/g)?.includes(element) ?? false;
}

/** The indicator whose working shows the element most plainly: that with the shortest formula. */
export function indicatorOf(indicators: Pick<PackIndicator, 'code' | 'formula'>[], element: string): string {
  const fed = indicators.filter((i) => names(i.formula, element));
  return fed.sort((a, b) => a.formula.length - b.formula.length)[0]?.code ?? '';
}

export type Filter = '' | 'open' | 'decided';
export const FILTERS: readonly Filter[] = ['', 'open', 'decided'];

export function filterOf(text: string): Filter {
  return FILTERS.find((f) => f === text) ?? '';
}

export function keyOf(d: Difference): string {
  return [d.subject, d.element, d.period, d.source].join(' ');
}

/** A decision whose figures have changed since is open again. */
export function fits(d: Difference, filter: Filter): boolean {
  return filter === '' || (d.standing === 'decided') === (filter === 'decided');
}

/** A row that a decision brought into agreement, and where it stood: the server does not tell of it any more. */
export type Agreed = { at: number; row: Difference };

/** The rows that agree once the source's value is taken. */
export function agreedBy(rows: Difference[], taken: Difference, reason: string, person: string): Agreed[] {
  const same = (d: Difference): boolean => d.subject === taken.subject && d.element === taken.element && d.period === taken.period;
  return rows.flatMap((d, at) =>
    same(d) && JSON.stringify(d.stated) === JSON.stringify(taken.stated) ? [{ at, row: { ...d, reported: true, record: taken.stated, difference: '0', percent: '0', standing: 'decided', taken: taken.source, reason, person } }] : [],
  );
}

/** What the server tells, with the rows that agree by now where they stood. */
export function withAgreed(rows: Difference[], agreed: Agreed[]): Difference[] {
  const told = new Set(rows.map(keyOf));
  const out = [...rows];
  for (const { at, row } of [...agreed].sort((a, b) => a.at - b.at)) {
    if (!told.has(keyOf(row))) out.splice(Math.min(at, out.length), 0, row);
  }
  return out;
}
