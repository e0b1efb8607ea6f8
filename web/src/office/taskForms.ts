/** The fields that a step of an item's life asks for, and how they are sent. */
import type { TaskRow } from '@/api/types';
import { addDays } from '@/lib/dates';
import { api } from './api';
import type { Field, Values } from './ui/FieldDialog.vue';
import type { Words } from './words';

export interface Asked {
  title: string;
  note?: string;
  fields: Field[];
  send: (values: Values) => Promise<unknown>;
  draft: string;
  danger?: boolean;
}

const text = (v: string | boolean | undefined): string => (typeof v === 'string' ? v.trim() : '');
/** Digits as the contract wants them. */
const digits = (v: string | boolean | undefined): string | undefined => text(v).replace(/[%\uff05\s]/g, '') || undefined;

const DANGEROUS = ['withdraw', 'refuse', 'return', 'suspend'];

export function askFor(step: string, plan: string, row: TaskRow, words: Words, units: { value: string; label: string }[]): Asked {
  const { t, word } = words;
  const title = `${word('step', step)} · ${row.item} ${row.title}`;
  const draft = `task.${plan}.${row.item}.${step}`;
  const reason: Field = { name: 'reason', kind: 'long', label: t('common.reason'), required: true, hint: t('office.reason_hint') };
  const common = { title, draft, danger: DANGEROUS.includes(step) };
  switch (step) {
    case 'feedback':
      return {
        ...common,
        fields: [
          { name: 'text', kind: 'long', label: t('office.progress_text'), required: true, value: row.text },
          { name: 'percent', kind: 'number', label: t('office.percent'), value: row.percent === null ? '' : String(row.percent), hint: t('office.percent_hint') },
          { name: 'risk', kind: 'check', label: t('office.risk') },
        ],
        send: (v) => api.taskStep(plan, row.item, { step: 'feedback', text: text(v.text), percent: digits(v.percent), risk: v.risk === true }),
      };
    case 'report':
      return {
        ...common,
        fields: [
          { name: 'text', kind: 'long', label: t('office.result_text'), value: row.text },
          { name: 'evidence', kind: 'text', label: t('office.evidence'), required: true, hint: t('office.evidence_hint') },
        ],
        send: (v) => api.taskStep(plan, row.item, { step: 'report', text: text(v.text), evidence: text(v.evidence) }),
      };
    case 'extend':
      return {
        ...common,
        note: t('office.extend_note', { due: row.due ?? '', n: row.extensions }),
        fields: [
          { name: 'until', kind: 'day', label: t('office.until'), required: true, min: row.due ? addDays(row.due, 1) : undefined },
          { name: 'reason', kind: 'long', label: t('common.reason'), required: true },
          { name: 'evidence', kind: 'text', label: t('office.evidence'), required: true, hint: t('office.evidence_hint') },
        ],
        send: (v) => api.askExtension(plan, row.item, { until: text(v.until), reason: text(v.reason), evidence: text(v.evidence) }),
      };
    case 'wait':
      return {
        ...common,
        note: t('office.wait_note'),
        fields: [
          { name: 'unit', kind: 'choice', label: t('office.wait_for'), value: row.waiting_for, options: [{ value: '', label: t('office.wait_none') }, ...units] },
          { name: 'text', kind: 'text', label: t('office.wait_text') },
        ],
        send: (v) => api.waitFor(plan, row.item, text(v.unit), text(v.text)),
      };
    case 'hand_out':
      return {
        ...common,
        fields: [{ name: 'due', kind: 'day', label: t('office.due'), value: row.due ?? '', hint: t('office.hand_out_hint') }],
        send: (v) => api.handOut(plan, { items: [row.item], ...(text(v.due) ? { due: text(v.due) } : {}) }),
      };
    default:
      return { ...common, fields: [reason], send: (v) => api.taskStep(plan, row.item, { step, reason: text(v.reason) }) };
  }
}

/** Steps that need nothing to be typed. */
export const PLAIN_STEPS = ['sign_for', 'accept', 'close', 'resume'];
