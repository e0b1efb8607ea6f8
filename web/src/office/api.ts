/** The operations that plans, collection, outcomes, letters and administration use. */
import { del, download, get, patch, post, put, text, upload } from '@/api/client';
import type { CheckReport, Decided, FrozenRound, Reconciliation, Source } from '@/api/figureTypes';
import type { Coverage, Form, FormStatus, ItemEdit, Job, Judgement, Letter, LetterBody, LetterKind, Lights, Mine, NewTask, Odd, Organisation, OutcomeStepBody, Plan, PlanDifference, PlanReceipt, Repeats, RequestRow, SheetReceipt, StepDone, Submission, SubmissionStepBody, Tally, TargetEdit, TargetRow, TaskPage, TaskStepBody, UnitBurden, Zone } from '@/api/types';
import type { Account, AccountOutcome, AccountWish, Token } from './account';

type Query = Record<string, string | number | undefined>;
export type FileFields = Record<string, string | Blob | undefined>;

const e = encodeURIComponent;
const plan = (code: string): string => `/plans/${e(code)}`;
const item = (code: string, id: string): string => `${plan(code)}/items/${e(id)}`;
const form = (code: string): string => `/forms/${e(code)}`;

export interface SubmissionKey {
  form: string;
  period: string;
  unit: string;
}
const submission = (k: SubmissionKey): string => `/submissions/${e(k.form)}/${e(k.period)}/${e(k.unit)}`;

/** Answers are either the list itself or an object that holds it. */
function listOf<T>(answer: unknown, key: string): T[] {
  if (Array.isArray(answer)) return answer as T[];
  const inner = (answer as Record<string, unknown> | null)?.[key];
  return Array.isArray(inner) ? (inner as T[]) : [];
}

async function list<T>(path: string, key: string, query?: Query): Promise<T[]> {
  return listOf<T>(await get<unknown>(path, query), key);
}

export const api = {
  mine: (day?: string) => get<Mine>('/mine', { day }),
  organisation: () => get<Organisation>('/organisation'),

  lights: (p: string, day?: string) => get<Lights>(`${plan(p)}/lights`, { day }),
  task: (p: string, id: string, day?: string) => get<TaskPage>(item(p, id), { day }),
  taskStep: (p: string, id: string, body: TaskStepBody) => post<unknown>(`${item(p, id)}/steps`, body),
  waitFor: (p: string, id: string, unit: string, text: string) => put<unknown>(`${item(p, id)}/waiting`, { unit, text }),
  askExtension: (p: string, id: string, body: { until: string; evidence: string; reason: string }) =>
    post<unknown>(`${item(p, id)}/extensions`, body),
  decide: (p: string, subject: string, number: number, body: { step: string; reason?: string }) =>
    post<unknown>(`${plan(p)}/requests/${e(subject)}/${number}`, body),
  requests: (p: string) => list<RequestRow>(`${plan(p)}/requests`, 'requests'),
  handOut: (p: string, body: { items?: string[]; due?: string; kind?: string }) =>
    post<{ items: string[] }>(`${plan(p)}/hand-out`, body),
  notices: (p: string) => post<unknown>(`${plan(p)}/notices`, {}),
  odd: (p: string, day?: string) => list<Odd>(`${plan(p)}/odd`, 'odd', { day }),
  split: (p: string, id: string, body: NewTask) =>
    post<unknown>(`${item(p, id)}/tasks`, body),

  plan: (p: string, as_of?: string) => get<Plan>(plan(p), { as_of }),
  document: (p: string) => text(`${plan(p)}/document`),
  adopt: (data: FileFields) => upload<PlanReceipt>('/plans', data),
  confirm: (p: string, ids?: string[]) => post<PlanReceipt>(`${plan(p)}/confirm`, ids ? { ids } : {}),
  drop: (p: string, ids: string[], reason: string) => post<PlanReceipt>(`${plan(p)}/drop`, { ids, reason }),
  answer: (p: string, question: number, text: string) => post<PlanReceipt>(`${plan(p)}/answers`, { question, text }),
  freeze: (p: string, reason: string) => post<PlanReceipt>(`${plan(p)}/baselines`, { reason }),
  correctItem: (p: string, id: string, body: ItemEdit) => patch<PlanReceipt>(item(p, id), body),
  correctTarget: (p: string, id: string, body: TargetEdit) =>
    patch<PlanReceipt>(`${plan(p)}/targets/${e(id)}`, body),
  askTarget: (p: string, id: string, body: { value: string; unit: string; period: string; evidence: string; reason: string }) =>
    post<unknown>(`${plan(p)}/targets/${e(id)}/requests`, body),
  targets: (p: string, day?: string) => list<TargetRow>(`${plan(p)}/targets`, 'targets', { day }),
  coverage: (p: string, round: number) => list<Coverage>(`${plan(p)}/coverage`, 'staves', { round }),
  differences: (p: string, from: string, to?: string) =>
    list<PlanDifference>(`${plan(p)}/differences`, 'differences', { from, to }),

  outcomes: (p: string, round: number) => get<Judgement>(`${plan(p)}/outcomes`, { round }),
  judge: (p: string, round: number, set: string) => post<Judgement>(`${plan(p)}/outcomes`, { round, set }),
  outcomeStep: (p: string, body: OutcomeStepBody) =>
    post<unknown>(`${plan(p)}/outcomes/steps`, body),

  tallies: (round: number) => list<Tally>('/tallies', 'tallies', { round }),
  addTally: (body: { round: number; tally: string; unit: string; count: number; day: string; source: string }) => post<unknown>('/tallies', body),

  letters: () => list<Letter>('/letters', 'letters'),
  letterKinds: () => list<LetterKind | string>('/letters/kinds', 'kinds'),
  draftLetter: (body: LetterBody) => post<{ text: string; docx: string }>('/letters/draft', body),
  setLetterField: (name: string, value: string) => put<unknown>('/letters/fields', { name, value }),
  issueLetter: (body: LetterBody) => post<{ number?: string; letter?: Letter }>('/letters', body),
  letterFile: (number: string, name: string) => download('/letters/file', { number }, name),

  forms: () => list<Form>('/forms', 'forms'),
  formStatus: (query?: { form?: string; period?: string }) => list<FormStatus>('/forms/status', 'units', query),
  burden: () => list<UnitBurden>('/forms/burden', 'units'),
  repeats: (f: string, period: string) => get<Repeats>(`${form(f)}/repeats`, { period }),
  buildForms: (pack: string, every: string) => post<unknown>('/forms', { pack, every }),
  openForm: (f: string, body: { period: string; reason?: string }) => post<unknown>(`${form(f)}/openings`, body),
  extendForm: (f: string, body: { period: string; unit: string; due: string; reason: string }) =>
    post<unknown>(`${form(f)}/extensions`, body),

  submission: (k: SubmissionKey) => get<Submission>(submission(k)),
  submissionStep: (k: SubmissionKey, body: SubmissionStepBody) => post<StepDone>(`${submission(k)}/steps`, body),
  sheet: (k: SubmissionKey, name: string) => download(`${submission(k)}/sheet`, {}, name),
  importSheet: (k: SubmissionKey, data: FileFields) => upload<SheetReceipt>(`${submission(k)}/sheet`, data),

  zones: () => list<Zone>('/zones', 'zones'),
  checks: (query: { pack: string; period: string; zone: string }) => get<CheckReport>('/checks', query),
  importFigures: (data: FileFields) => upload<Job>('/imports', data, { headers: { Prefer: 'respond-async' } }),
  sources: () => list<Source>('/sources', 'sources'),
  reconciliation: (query: { period: string; zone: string }) => get<Reconciliation>('/reconciliation', query),
  reconcile: (body: { zone: string; element: string; period: string; take?: string; reason: string }) => post<Decided>('/reconciliation', body),
  exportFigures: (query: { format: string; zone: string; as_of: string }, name: string) => download('/exports', query, name),

  rounds: () => list<FrozenRound>('/rounds', 'frozen'),
  freezeRound: (body: { pack: string; round: number; reason: string }) => post<FrozenRound>('/rounds', body),
  proveRounds: () => post<Job>('/rounds/proof'),
  roundPackage: (query: { pack: string; round: number }, name: string) => download('/rounds/package', query, name),

  importOrganisation: (data: FileFields) => upload<Record<string, unknown>>('/organisation', data),
  accounts: () => list<Account>('/accounts', 'accounts'),
  proposeAccount: (body: AccountWish) => post<AccountOutcome>('/accounts', body),
  accountStep: (person: string, step: string, reason?: string) =>
    post<Partial<AccountOutcome>>(`/accounts/${e(person)}/steps`, reason ? { step, reason } : { step }),
  tokens: () => list<Token>('/tokens', 'tokens'),
  makeToken: (body: { title: string; days: number; scope?: string }) =>
    post<Token & { token: string }>('/tokens', body),
  revokeToken: (token: string) => del<unknown>(`/tokens/${e(token)}`),
  system: () => get<Record<string, unknown>>('/system'),
  backUp: () => post<Job>('/backups', {}),
  drill: () => post<Job>('/drills', {}),
  packs: () => list<Record<string, unknown>>('/packs', 'packs'),
  pack: (id: string) => get<Record<string, unknown>>(`/packs/${e(id)}`),
  putToUse: (id: string, reason: string) => put<unknown>(`/packs/${e(id)}/use`, { reason }),
};
