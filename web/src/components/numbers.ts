import type { Absent, Num } from '@/api/types';

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

function grouped(text: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(text);
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
  return { text: plus + grouped(minus(text)).replace(/^\u2212(.*)$/, (_, rest: string) => `\u2212${grouped(rest)}`), unit };
}

/** All digits that the server gave. */
export function fullNumber(value: Num | undefined, unit = ''): string {
  if (absence(value)) return '';
  return `${grouped(String(value))}${unit ? ` ${unit}` : ''}`;
}
