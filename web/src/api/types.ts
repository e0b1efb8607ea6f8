// Answers and requests of the server: those that the contract describes come from it, the others stand here as src/wire writes them.
import type { Colour } from '@/lib/lights';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Title = Schemas['Title'];
export type Fault = Schemas['Errors']['errors'][number];
export type Session = Schemas['Session'];
export type Meta = Schemas['Meta'];
export type Job = Schemas['Job'];
export type Assignment = Schemas['Assignment'];
export type Effect = Required<Schemas['Effect']>;
export type WhatIfAnswer = Schemas['WhatIfAnswer'];
export type IndicatorColumn = Schemas['IndicatorColumn'];
export type TargetWish = Schemas['TargetWish'];
export type ItemEdit = Schemas['ItemEdit'];
export type TargetEdit = Schemas['TargetEdit'];
export type NewTask = Schemas['NewTask'];
export type TaskStepBody = Schemas['TaskStep'];
export type OutcomeStepBody = Schemas['OutcomeStep'];
export type SubmissionStepBody = Schemas['SubmissionStep'];
export type LetterBody = Schemas['LetterRequest'];

export type Absent = { absent: 'missing' | 'not_applicable' | 'withheld' };
/** A number, or why there is none. */
export type Num = number | string | null | Absent;

export type Basis = { generated: boolean; vintage: string | null; as_of: string | null; change: number; head: string; assumed_weight: number };
export type Place = { round: number; data_year: number; score: number | null; rank: number; of: number; class_rank: number; class_of: number };
export type Worth = { points: number; ranks: number };
export type Gap = { reference: string; value: number | null; difference: number | null; percent: number | null; points: number | null; behind: boolean; worth: Worth };
export type Provenance = 'published' | 'named' | 'assumed';
export type Stave = {
  indicator: string;
  title: Title;
  group: string;
  unit: string;
  owner: string;
  provenance: Provenance;
  weight_provenance: Provenance;
  value: Num;
  score: number | null;
  points: number | null;
  rank: number;
  short_stave: boolean;
  gaps: Gap[];
  plan?: { targets: number[]; measures: string[]; lead_units: string[]; deadlines: string[] };
};
export type GroupScore = { group: string; title: Title; score: number | null; rank: number; weight_percent: number };
export type Times = {
  round: number;
  data_year: number;
  published: { year: number; month: number };
  plan_year: number | null;
  plan_date: string | null;
  aimed_round: number | null;
  aimed_data_year: number | null;
  aimed_data_year_was_over: boolean;
  first_round_in_reach: number | null;
  first_data_year_in_reach: number | null;
  first_in_reach_published_year: number | null;
};
export type TargetFinding = { target: number; words: string; indicator: string | null; value: number | null; assumed_size: boolean; doubled: boolean; already_met: boolean; reaches_reference: boolean; worth: Worth };
export type Outlook = { peers_standing_still: { score: number; rank: number }; peers_growing: { score: number; rank: number } | null; years_of_growth: number; wanted_rank: number | null };
export type Diagnosis = {
  zone: { code: string; name: string; class: string };
  pack: { id: string; version: string };
  basis: Basis;
  times: Times;
  place: Place;
  trend: Place[];
  groups: GroupScore[];
  short_staves: number;
  indicators: Stave[];
  plan?: { name: string; title: string; questions: number };
  targets?: TargetFinding[];
  holes?: { kind: string; about: string }[];
  outlook?: Outlook | null;
};
export type ZoneScore = { code: string; name: string; class: string; score: number | null; rank: number; class_rank: number; groups: Record<string, { score: number | null; rank: number }> };
export type Assessment = { round: number; data_year: number; pack: { id: string; version: string }; basis: Basis; zones: ZoneScore[] };
export type PackIndicator = { code: string; direction: 'up' | 'down' | 'band'; formula: string; group: string; owner: string; provenance: Provenance; source: string; title: Title; unit: string; weight_provenance: Provenance; weights: Record<string, number>; definition?: Title };
export type PackGroup = { code: string; indicators: number; parent: string; share: number; title: Title; weight: number; weight_provenance: Provenance };
export type Pack = { id: string; version: string; title: Title; source: string; groups: PackGroup[]; indicators: PackIndicator[]; references?: { code: string; title: Title }[] };

export interface Made {
  change: number;
  at: string;
  actor: string;
  reason: string;
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
  waiting_text: string;
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

export type RequestRow = Omit<Required<Schemas['PlanRequest']>, 'plan' | 'made'> & { plan?: string; made: Made };

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
export type Digits = string | null | Absent;

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

export interface StepDone {
  state: SubmissionState;
  round: number;
  revision: number;
  late: boolean;
  written: number;
  change: number;
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

/** What was counted about a unit ("" for the zone) in a round. */
export interface Tally {
  unit: string;
  tally: string;
  count: number;
  entries: { day: string; count: number; source: string; made: { change: number; at: string; actor: string; reason: string } }[];
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

export interface LetterKind {
  kind: string;
  title?: Title | string;
  names?: string[];
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

export interface Zone {
  code: string;
  name: string;
  class: string;
}

export interface Mine {
  unit: string;
  day: string;
  tasks: TaskRow[];
  submissions: FormStatus[];
  to_judge: FormStatus[];
  to_decide: RequestRow[];
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
  tallies: RulebookEntry[];
}
