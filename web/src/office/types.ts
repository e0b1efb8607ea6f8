/** Answers of the server as src/wire writes them. */

export interface Title {
  zh: string;
  en: string;
}

export interface Made {
  change: number;
  at: string;
  actor: string;
  reason: string;
}

export type Colour = 'grey' | 'green' | 'blue' | 'yellow' | 'orange' | 'red';
export type Role = 'lead' | 'cooperating' | 'responsible';

export interface Assignment {
  unit: string;
  role: Role;
}

export interface Progress {
  class: 'behind' | 'on_course' | 'ahead' | 'done' | 'other';
  completion: number | null;
  expected: number | null;
  reason: string;
}

export type TaskState =
  | 'proposed'
  | 'registered'
  | 'handed_out'
  | 'in_hand'
  | 'reported'
  | 'done'
  | 'closed'
  | 'suspended'
  | 'withdrawn';

export interface TaskRow {
  item: string;
  plan?: string;
  level: string;
  title: string;
  units: Assignment[];
  state: TaskState;
  kind: string;
  light: Colour;
  rule: string;
  reason: string;
  progress: Progress;
  handed_out: string | null;
  first_due: string | null;
  due: string | null;
  extensions: number;
  percent: number | null;
  waiting_for: string;
  waiting_since: string | null;
  text: string;
  reported_on: string | null;
}

export interface Lights {
  plan: string;
  day: string;
  items: TaskRow[];
}

export interface TaskStepTaken {
  step: string;
  state: TaskState;
  day: string;
  kind: string;
  due: string | null;
  text: string;
  percent: number | null;
  risk: boolean;
  evidence: string;
  made: Made;
}

export interface RequestRow {
  plan?: string;
  subject: string;
  number: number;
  kind: string;
  state: 'asked' | 'approved' | 'refused' | 'withdrawn';
  day: string;
  before: string;
  wanted: string;
  evidence: string;
  made: Made;
}

export interface Notice {
  kind: string;
  recipient: string;
  day: string;
  person: string;
  text: string;
}

export interface TaskPage extends TaskRow {
  sentence: string;
  steps: TaskStepTaken[];
  requests: RequestRow[];
  notices: Notice[];
}

export interface TaskStepBody {
  step: string;
  text?: string;
  percent?: string;
  days_behind?: number;
  risk?: boolean;
  no_change?: boolean;
  evidence?: string;
  reason?: string;
  due?: string;
  kind?: string;
}

export interface Odd {
  item: string;
  kind: string;
  reason: string;
}

export interface TargetRow {
  target: string;
  words: string;
  indicator: string;
  element: string;
  figure: number | null;
  period: string | null;
  goal: number | null;
  estimate: number | null;
  estimate_method: string | null;
  why: string | null;
  progress: Progress;
}

export type Span = [number, number];

export interface Effect {
  indicator: string;
  lag_months: number;
}

export interface PlanItem {
  id: string;
  level: 'section' | 'measure' | 'task' | 'milestone';
  state: 'proposed' | 'confirmed' | 'dropped';
  parent: string;
  title: string;
  text: string;
  units: Assignment[];
  start: string | null;
  due: string | null;
  due_text: string;
  repeats: string | null;
  effects: Effect[];
  span: Span;
  sentence: string;
}

export interface PlanTarget {
  id: string;
  state: 'proposed' | 'confirmed' | 'dropped';
  words: string;
  indicator: string;
  element: string;
  kind: string;
  op: string;
  value: number;
  value_high: number | null;
  unit: string;
  period: string;
  base: number | null;
  base_source: string;
  expected: boolean;
  section: string;
  phasing: string;
  phases: Record<string, number>;
  span: Span;
  sentence: string;
}

export interface Question {
  question: number;
  message: string;
  about: string;
  answer: string | null;
}

export interface Baseline {
  number: number;
  change: number;
  at: string;
  actor: string;
  reason: string;
}

export interface Plan {
  code: string;
  title: string;
  issuer: string;
  number: string;
  issued: string | null;
  year: number;
  pack: string;
  file: string;
  items: PlanItem[];
  targets: PlanTarget[];
  questions: Question[];
  baselines: Baseline[];
}

export interface PlanReceipt {
  plan: string;
  items: number;
  targets: number;
  change: number;
}

export interface PlanDifference {
  id: string;
  kind: 'added' | 'changed' | 'dropped';
  title: string;
  fields: { field: string; before: string; after: string }[];
}

export interface Coverage {
  indicator: string;
  title: Title;
  targets: string[];
  measures: string[];
  owners: string[];
  due: string | null;
  covered: boolean;
}

export type SubmissionState = 'draft' | 'submitted' | 'reviewed' | 'approved' | 'published' | 'returned';

export interface FormStatus {
  form: string;
  title: Title;
  period: string;
  unit: string;
  state: SubmissionState;
  round: number;
  revision: number;
  window: 'ahead' | 'open' | 'due' | 'late' | 'closed';
  opens: string;
  due: string;
  first_due: string;
  closes: string;
  timeliness: 'waiting' | 'in_time' | 'late' | 'missing';
  sent_in: string | null;
  filled?: number;
  cells?: number;
  errors?: number;
  findings?: number;
}

/** Exact digits, or why there are none. */
export type Digits = string | null | { absent: 'missing' | 'not_applicable' | 'withheld' };

export interface Cell {
  element: string;
  title: Title;
  unit: string;
  filled: boolean;
  value?: Digits;
  place?: string;
  made?: Made;
  last_period: Digits;
  last_year: Digits;
  of_record: Digits;
}

export interface Finding {
  name: string;
  check: string;
  severity: 'error' | 'explain';
  subject: string;
  elements: string[];
  period: string;
  unit: string;
  found: string | null;
  compared: string | null;
  low: string | null;
  high: string | null;
  rule: Title;
  what: Title;
  advice: Title;
}

export interface Submission {
  form: string;
  title: Title;
  period: string;
  unit: string;
  unit_name: string;
  subject: string;
  state: SubmissionState;
  round: number;
  revision: number;
  window: FormStatus['window'];
  opens: string;
  due: string;
  first_due: string;
  closes: string;
  timeliness: FormStatus['timeliness'];
  sent_in: string | null;
  seen: number;
  cells: Cell[];
  steps: { step: string; state: string; round: number; revision: number; made: Made }[];
  findings: Finding[];
  explanations: { finding: string; text: string; made: Made }[];
  signals: { kind: string; what: string; times: number }[];
}

export interface SubmissionStepBody {
  step: string;
  entries?: Record<string, string>;
  explanations?: Record<string, string>;
  reason?: string;
  seen?: number;
}

export interface StepDone {
  state: SubmissionState;
  round: number;
  revision: number;
  late: boolean;
  written: number;
  change: number;
}

export interface Fault {
  code: string;
  where: string;
  key: string;
  message: string;
}

export interface SheetReceipt {
  submission: { form: string; period: string; unit: string };
  file: string;
  sha256: string;
  added: number;
  changed: number;
  same: number;
  empty: number;
  faults: Fault[];
  done?: StepDone;
  marked?: string;
}

export interface Form {
  code: string;
  title: Title;
  pack: string;
  every: 'month' | 'quarter' | 'year';
  subject: string;
  elements: string[];
  units: string[];
  opens: number;
  due: number;
  closes: number;
}

export interface UnitBurden {
  unit: string;
  cells_a_month: number;
  forms: string[];
}

export interface Repeats {
  forms: { element: string; unit: string; other_form: string; other_unit: string; other_every: string }[];
  figures: { subject: string; element: string; period: string }[];
}

export interface Outcome {
  unit: string;
  rule: string;
  title: Title;
  kind: string;
  indicator: string;
  state: string;
  share: number;
  points: number;
  exempt: boolean;
  parts: string;
  reasons: string[];
  closes: string | null;
  objection: string;
  answer: string;
}

export interface UnitScore {
  unit: string;
  up: number;
  down: number;
  same: number;
  untold: number;
  exempt: number;
  points: number;
}

export interface Judgement {
  outcomes: Outcome[];
  units: UnitScore[];
  written: number;
}

export interface Letter {
  number: string;
  kind: string;
  title: string;
  addressee: string;
  plan: string;
  subject: string;
  sha256: string;
  change: number;
  at: string;
  actor: string;
}

export interface LetterValue {
  place: string;
  field: string;
  origin: string;
}

export interface LetterKind {
  kind: string;
  title?: Title | string;
  names?: string[];
}

export interface LetterBody {
  kind: string;
  plan?: string;
  unit?: string;
  item?: string;
  form?: string;
  round?: number;
  period?: string;
  series?: string;
  fields?: Record<string, string>;
}

export interface Unit {
  code: string;
  name: string;
  kind: string;
  parent: string;
  pack_role: string;
  active: boolean;
}

export interface Person {
  code: string;
  name: string;
  unit: string;
  duties: string[];
  active: boolean;
}

export interface Organisation {
  units: Unit[];
  people: Person[];
}

export interface Mine {
  unit: string;
  day: string;
  tasks: TaskRow[];
  submissions: FormStatus[];
  to_judge?: FormStatus[];
  to_decide?: RequestRow[];
}

export interface RulebookEntry {
  code: string;
  title: Title;
  source?: string;
  objection_days?: number;
  provenance?: string;
}

export interface Rulebook {
  name: string;
  kinds: RulebookEntry[];
  lights: RulebookEntry[];
  sets: RulebookEntry[];
}

export interface Job {
  job: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  progress?: number;
  message?: string;
  change?: number;
  answer?: unknown;
}
