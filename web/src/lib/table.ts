import type { Num } from '@/api/types';

/** What a cell holds for sorting, sums and export; how it reads unless the page draws it (slot `cell-<key>`). */
export type Cell = string | number | boolean | null | undefined | Num;
export type Column<T> = {
  key: string;
  title: string;
  value: (row: T) => Cell;
  text?: (row: T) => string;
  right?: boolean;
  /** Adds the column up in the footer. */
  sum?: boolean;
  sortable?: boolean;
  /** Not shown until it is chosen. */
  hidden?: boolean;
  width?: string;
};

export function cellText<T>(column: Column<T>, row: T): string {
  if (column.text) return column.text(row);
  const v = column.value(row);
  if (v === null || v === undefined) return '';
  return typeof v === 'object' ? v.absent : String(v);
}

/** What a file holds of a cell: the text that is shown where the column has one, else all digits; in words why there is no number. */
export function exportText<T>(column: Column<T>, row: T, absentWord: (why: string) => string): string {
  if (column.text) return column.text(row);
  const v = column.value(row);
  return v !== null && typeof v === 'object' ? absentWord(v.absent) : cellText(column, row);
}

function rank(v: Cell): number {
  return v === null || v === undefined || v === '' || typeof v === 'object' ? 1 : 0;
}

/** Numbers by size, words by the language's order; what is missing comes last either way. */
export function compareCells(a: Cell, b: Cell, down: boolean): number {
  const missing = rank(a) - rank(b);
  if (missing !== 0 || rank(a) === 1) return missing;
  const x = Number(a);
  const y = Number(b);
  const order = Number.isNaN(x) || Number.isNaN(y) ? String(a).localeCompare(String(b), 'zh-CN', { numeric: true }) : x - y;
  return down ? -order : order;
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Comma-separated text with a byte order mark, so that office programs read it as UTF-8; a formula in a cell is disarmed. */
export function toCsv(lines: string[][]): string {
  return `\ufeff${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
