import type { Digits } from './types';

/** Digits of figures for people to read; no rounding of what was reported. */

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

export function grouped(text: string): string {
  if (!isNumber(text)) return text;
  const [whole = '', fraction] = text.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
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

/** How far a finding lies outside of what is allowed, for sorting; errors weigh most. */
export function sizeOf(f: { severity: string; found: string | null; compared: string | null; low: string | null; high: string | null }): number {
  const found = f.found === null ? null : Number(f.found);
  const base = f.severity === 'error' ? 1e12 : 0;
  if (found === null) return base;
  const bounds = [f.low, f.high, f.compared].filter((b): b is string => b !== null).map(Number);
  const distance = bounds.length === 0 ? 0 : Math.min(...bounds.map((b) => Math.abs(found - b) / Math.max(Math.abs(b), 1)));
  return base + distance;
}
