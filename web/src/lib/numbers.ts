import type { Absent, Digits, Num } from '@/api/types';

export type Shown = { text: string; unit: string };
export type Format = { unit?: string; digits?: number; sign?: boolean; short?: boolean; language?: string };

// Ten thousand yuan and a hundred million yuan, as packs write them; ten thousand of the first are one of the second.
const WAN_YUAN = '\u4e07\u5143';
const YI_YUAN = '\u4ebf\u5143';
const WAN_PER_YI = 10000;

/** Why there is no number; null when there is one. */
export function absence(value: Num | undefined): Absent['absent'] | null {
  if (value === null || value === undefined || value === '') return 'missing';
  if (typeof value === 'object') return value.absent;
  return null;
}

export function toNumber(value: Num | undefined): number | null {
  if (absence(value)) return null;
  const n = Number(value);
  return Number.isFinite(n) ? n : null;
}

/** Thousands apart; what is no number stays as it is. */
export function grouped(text: string): string {
  const match = /^([+\u2212-]?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  return `${match[1]}${match[2]!.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${match[3] ?? ''}`;
}

/** Three digits behind the point for small numbers, none for great ones; trailing zeros go. */
function natural(n: number): string {
  const size = Math.abs(n);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  const text = n.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function minus(text: string): string {
  const zero = /^-0(\.0*)?$/.test(text);
  return zero ? text.slice(1) : text.replace(/^-/, '\u2212');
}

export function formatNumber(value: Num | undefined, format: Format = {}): Shown {
  const n = toNumber(value);
  if (n === null) return { text: '', unit: '' };
  let shown = n;
  let unit = format.unit ?? '';
  if (format.short !== false && unit === WAN_YUAN && Math.abs(n) >= WAN_PER_YI) {
    shown = n / WAN_PER_YI;
    unit = YI_YUAN;
  }
  const text = format.digits === undefined ? natural(shown) : shown.toFixed(format.digits);
  const plus = format.sign && shown > 0 && !/^0(\.0*)?$/.test(text) ? '+' : '';
  return { text: plus + grouped(minus(text)), unit };
}

/** All digits that the server gave. */
export function fullNumber(value: Num | undefined, unit = ''): string {
  if (absence(value)) return '';
  return `${grouped(String(value))}${unit ? ` ${unit}` : ''}`;
}

export function isNumber(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && /^-?[0-9]+(\.[0-9]+)?$/.test(text);
}

/** Why there is no figure; "" when there is one or nothing is known of it. */
export function absent(value: Digits | undefined): string {
  return value !== null && typeof value === 'object' ? value.absent : '';
}

export function digitsOf(value: Digits | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Plain digits out of what a person typed: full-width signs and separators go; null when it is no number. */
export function typed(text: string): number | null {
  const plain = text
    .replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xff10 + 48))
    .replace(/[\uff0c,\s]/g, '')
    .replace('\uff0d', '-')
    .replace('\uff0e', '.')
    .replace(/[%\uff05]$/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Change in per cent against an earlier figure; null when it cannot be told. */
export function change(now: string, before: string): number | null {
  const a = typed(now);
  const b = isNumber(before) ? Number(before) : null;
  return a === null || b === null || b === 0 ? null : (100 * (a - b)) / Math.abs(b);
}

export function signed(value: number, places = 1): string {
  const text = value.toFixed(places);
  return value > 0 ? `+${text}` : text.replace('-', '\u2212');
}
