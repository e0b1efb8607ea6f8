/** What a request wants: a later day, or another value, unit and period of a target. */
import type { RequestRow, TargetWish } from '@/api/types';

type Side = RequestRow['before'];

/** A target's side as it is kept: "value=62\nunit=%\nperiod=2020". */
function fromLines(text: string): TargetWish {
  const fields = Object.fromEntries(text.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return { ...(fields.value ? { value: Number(fields.value) } : {}), ...(fields.unit ? { unit: fields.unit } : {}), ...(fields.period ? { period: fields.period } : {}) };
}

/** A side of a request in words: "62 % (2020)"; what is not said of a target stays out. */
export function sideText(side: Side): string {
  if (typeof side === 'string' && !side.includes('=')) return side;
  const wish = typeof side === 'string' ? fromLines(side) : side;
  return [wish.value === undefined ? '' : `${wish.value}`, wish.unit ?? '', wish.period ? `(${wish.period})` : ''].filter(Boolean).join(' ');
}
