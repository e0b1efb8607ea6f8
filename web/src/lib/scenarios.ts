/** Values that are tried out, by indicator. */
export type Changes = Record<string, number>;
export type Scenario = { id: string; name: string; pack: string; round: number; zone: string; changes: Changes; score: number; rank: number; at: string };

const MOST = 50;

function keyOf(person: string): string {
  return `stave.scenarios.${person}`;
}

export function readScenarios(person: string): Scenario[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(list) ? (list as Scenario[]) : [];
  } catch {
    return [];
  }
}

export function writeScenarios(person: string, list: Scenario[]): void {
  localStorage.setItem(keyOf(person), JSON.stringify(list.slice(-MOST)));
}

/** `incubators:3,rd_intensity:1.4`, so that a scenario fits in an address. */
export function toText(changes: Changes): string {
  return Object.entries(changes)
    .map(([indicator, value]) => `${indicator}:${value}`)
    .join(',');
}

export function fromText(text: string): Changes {
  const out: Changes = {};
  for (const item of text.split(',')) {
    const at = item.lastIndexOf(':');
    const value = Number(item.slice(at + 1));
    if (at > 0 && item.slice(at + 1) !== '' && Number.isFinite(value)) out[item.slice(0, at)] = value;
  }
  return out;
}

/** Ends and step of a slider that holds all these values, in round numbers. */
export function sliderRange(values: (number | null)[]): { min: number; max: number; step: number } {
  const known = values.filter((v): v is number => v !== null && Number.isFinite(v));
  const low = known.length ? Math.min(...known) : 0;
  const high = known.length ? Math.max(...known) : 1;
  const span = Math.max(high - Math.min(0, low), 1e-9);
  const step = 10 ** (Math.floor(Math.log10(span)) - 2);
  const min = low >= 0 ? 0 : floorTo(low - 0.2 * span, step);
  return { min, max: ceilTo(high + 0.15 * span, step), step };
}

/** As many digits as the step has. */
export function roundTo(value: number, step: number): number {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(digits, 12)));
}

function floorTo(value: number, step: number): number {
  return roundTo(Math.floor(value / step) * step, step);
}

function ceilTo(value: number, step: number): number {
  return roundTo(Math.ceil(value / step) * step, step);
}
