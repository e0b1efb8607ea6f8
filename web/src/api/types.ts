import type { Title } from '@/i18n';

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
export type Light = { item: string; title: string; light: string; reason: string; level: string; due: string | null; first_due: string | null; extensions: number; state: string };
export type Lights = { day: string; plan: string; items: Light[] };
