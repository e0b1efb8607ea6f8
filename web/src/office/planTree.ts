/** Items of a plan as a tree in the document's order. */
import type { Plan, PlanItem } from '@/api/types';

export interface Node {
  item: PlanItem;
  depth: number;
}

export function treeOf(items: PlanItem[]): Node[] {
  const below = new Map<string, PlanItem[]>();
  const ids = new Set(items.map((i) => i.id));
  for (const item of items) {
    const parent = ids.has(item.parent) ? item.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), item]);
  }
  const out: Node[] = [];
  const walk = (parent: string, depth: number): void => {
    for (const item of below.get(parent) ?? []) {
      out.push({ item, depth });
      walk(item.id, depth + 1);
    }
  };
  walk('', 0);
  return out;
}

export type Need = 'proposed' | 'no_unit' | 'no_due' | 'no_effect';

/** What an item of work still lacks before the plan can be frozen or judged. */
export function needsOf(item: PlanItem): Need[] {
  const out: Need[] = [];
  if (item.state === 'proposed') out.push('proposed');
  if (item.level === 'section' || item.state === 'dropped') return out;
  if (!item.units.some((u) => u.role === 'lead') && item.units.length === 0) out.push('no_unit');
  if (item.due === null && item.repeats === null) out.push('no_due');
  if (item.effects.length === 0) out.push('no_effect');
  return out;
}

export interface Work {
  proposed: number;
  questions: number;
  noUnit: number;
  noDue: number;
  items: number;
}

export function workOf(plan: Plan): Work {
  const needs = plan.items.map(needsOf);
  return {
    proposed: needs.filter((n) => n.includes('proposed')).length + plan.targets.filter((t) => t.state === 'proposed').length,
    questions: plan.questions.filter((q) => q.answer === null).length,
    noUnit: needs.filter((n) => n.includes('no_unit')).length,
    noDue: needs.filter((n) => n.includes('no_due')).length,
    items: plan.items.filter((i) => i.level !== 'section' && i.state !== 'dropped').length,
  };
}
