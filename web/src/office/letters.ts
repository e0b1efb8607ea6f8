/** Kinds of documents and what each needs (docs/documents.md). */
import type { LetterBody, LetterKind } from '@/api/types';

export type Need = 'unit' | 'item' | 'round' | 'period' | 'form';

const KNOWN: { kind: string; needs: Need[] }[] = [
  { kind: 'notice', needs: ['round'] },
  { kind: 'supervision', needs: ['unit'] },
  { kind: 'reminder', needs: ['item'] },
  { kind: 'rectification', needs: ['unit', 'round'] },
  { kind: 'weekly-report', needs: ['period'] },
  { kind: 'monthly-report', needs: ['period'] },
  { kind: 'quarterly-report', needs: ['period'] },
  { kind: 'half-year-report', needs: ['period'] },
  { kind: 'year-report', needs: ['period'] },
  { kind: 'task-list', needs: [] },
  { kind: 'work-plan', needs: [] },
  { kind: 'explanation', needs: ['form', 'unit', 'period'] },
];

export interface Kind {
  kind: string;
  title: LetterKind['title'];
  needs: Need[];
  /** fields of its template */
  names: string[];
}

/** Kinds that there are templates for. */
export function kindsOf(told: (LetterKind | string)[]): Kind[] {
  if (told.length === 0) return KNOWN.map((k) => ({ ...k, title: undefined, names: [] }));
  return told.map((k) => {
    const kind = typeof k === 'string' ? k : k.kind;
    return { kind, title: typeof k === 'string' ? undefined : k.title, needs: KNOWN.find((x) => x.kind === kind)?.needs ?? [], names: typeof k === 'string' ? [] : (k.names ?? []) };
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
  /** what the office writes in every letter; kept for the next one */
  office: Record<string, string>;
  /** what stands in this letter alone */
  own: Record<string, string>;
}

export function bodyOf(f: LetterForm, kind: Kind, plan: string, issue: boolean): LetterBody {
  const out: LetterBody = { kind: f.kind };
  if (f.kind !== 'explanation') out.plan = plan;
  if (kind.needs.includes('unit')) out.unit = f.unit;
  if (kind.needs.includes('item')) out.item = f.item;
  if (kind.needs.includes('form')) out.form = f.form;
  if (kind.needs.includes('round')) out.round = Number(f.round);
  if (kind.needs.includes('period')) out.period = f.period;
  const fields = Object.fromEntries(Object.entries({ ...f.office, ...f.own }).filter(([name, value]) => name.trim() !== '' && value.trim() !== ''));
  if (Object.keys(fields).length > 0) out.fields = fields;
  if (issue) out.series = f.series.trim();
  return out;
}

/** Fields of the template that the server could not fill: the faults of a draft name them. */
export function missingFields(errors: { key: string; message: string }[], names: string[]): string[] {
  const quoted = errors.filter((e) => e.key === 'draft.unknown_field').map((e) => /[\u201c"]([^\u201d"]+)[\u201d"]/.exec(e.message)?.[1] ?? '');
  return [...new Set(quoted.filter((n) => n !== '' && !n.includes('.') && (names.length === 0 || names.includes(n))))];
}

/** Fields that are the same in every letter of the office: filled once, and kept. */
export const OFFICE_FIELDS = ['issuer', 'signature', 'contact', 'phone', 'printer'];
/** Fields that are asked for each letter, beside those which its template lacks. */
const OWN_FIELDS = ['to', 'copies'];

/** What is asked for: of the fields that the template has, and those that it turned out to lack. */
export function askedFields(names: string[], needed: string[]): { office: string[]; own: string[] } {
  const has = (f: string): boolean => names.length === 0 || names.includes(f) || needed.includes(f);
  return { office: OFFICE_FIELDS.filter(has), own: [...new Set([...OWN_FIELDS.filter(has), ...needed.filter((f) => !OFFICE_FIELDS.includes(f))])] };
}
