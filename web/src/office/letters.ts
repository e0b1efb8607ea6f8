/** Kinds of documents and what each needs (docs/documents.md); the server may say it itself. */
import type { LetterBody, LetterKind } from './types';

export type Need = 'unit' | 'item' | 'round' | 'period' | 'form';

export const KNOWN: { kind: string; needs: Need[] }[] = [
  { kind: 'notice', needs: ['round'] },
  { kind: 'supervision', needs: ['unit'] },
  { kind: 'reminder', needs: ['item'] },
  { kind: 'rectification', needs: ['unit', 'round'] },
  { kind: 'monthly-report', needs: ['period'] },
  { kind: 'task-list', needs: [] },
  { kind: 'work-plan', needs: [] },
  { kind: 'explanation', needs: ['form', 'unit', 'period'] },
];
const NEEDS: Need[] = ['unit', 'item', 'round', 'period', 'form'];

export interface Kind {
  kind: string;
  title: LetterKind['title'];
  needs: Need[];
}

/** Kinds as the server tells them; what it does not say of their needs is known here. */
export function kindsOf(told: (LetterKind | string)[]): Kind[] {
  if (told.length === 0) return KNOWN.map((k) => ({ ...k, title: undefined }));
  return told.map((k) => {
    const kind = typeof k === 'string' ? k : k.kind;
    const needs = typeof k === 'string' || !k.needs ? KNOWN.find((x) => x.kind === kind)?.needs : NEEDS.filter((n) => k.needs?.includes(n));
    return { kind, title: typeof k === 'string' ? undefined : k.title, needs: needs ?? [] };
  });
}

export interface LetterForm {
  kind: string;
  unit: string;
  item: string;
  form: string;
  round: string;
  period: string;
  series: string;
  fields: Record<string, string>;
}

export function bodyOf(f: LetterForm, kind: Kind, plan: string, issue: boolean): LetterBody {
  const out: LetterBody = { kind: f.kind };
  if (f.kind !== 'explanation') out.plan = plan;
  if (kind.needs.includes('unit')) out.unit = f.unit;
  if (kind.needs.includes('item')) out.item = f.item;
  if (kind.needs.includes('form')) out.form = f.form;
  if (kind.needs.includes('round')) out.round = Number(f.round);
  if (kind.needs.includes('period')) out.period = f.period;
  const fields = Object.fromEntries(Object.entries(f.fields).filter(([name, value]) => name.trim() !== '' && value.trim() !== ''));
  if (Object.keys(fields).length > 0) out.fields = fields;
  if (issue) out.series = f.series.trim();
  return out;
}

/** Fields that only the office knows; asked of everybody, filled once. */
export const OFFICE_FIELDS = ['issuer', 'signature', 'contact', 'phone', 'to', 'copies', 'printer'];
