import { computed } from 'vue';
import type { Pack } from '@/api/types';
import { useLoad } from '@/composables/load';
import { useScope } from '@/composables/scope';
import { api } from '@/office/api';
import { indicatorOf, isPeriod } from '@/office/figures';
import { useSession } from '@/stores/session';

/** Where a figure's working is found. */
export type Origin = { indicator: string; year: number; zone: string; pack: string };

/** Period and zone that a tab is about: from the address, else the year whose figures the round assesses. */
export function useAsked() {
  const scope = useScope();
  const period = computed(() => scope.param('period') || (scope.round.value ? String(scope.round.value - 1) : ''));
  const valid = computed(() => isPeriod(period.value));
  return { scope, period, valid };
}

/** All zones by code; none for whoever may not see them. */
export function useZones() {
  const session = useSession();
  const { data } = useLoad(() => (session.can('index') ? api.zones() : null));
  const zones = computed(() => data.value ?? []);
  const names = computed(() => new Map(zones.value.map((z) => [z.code, z.name])));
  return { zones, names };
}

/** From figures of zones to the indicators that they feed. */
export function useOrigins(names: { readonly value: Map<string, string> }) {
  const session = useSession();
  const scope = useScope();
  const pack = useLoad(() => (scope.pack.value && session.can('index') ? (api.pack(scope.pack.value) as unknown as Promise<Pack>) : null));
  /** The working of the first of the elements that feeds an indicator; null when none does, or the figure is no zone's. */
  function originOf(elements: string[], subject: string, period: string): Origin | null {
    if (!names.value.has(subject)) return null;
    const indicators = pack.data.value?.indicators ?? [];
    const indicator = elements.map((e) => indicatorOf(indicators, e)).find((code) => code !== '');
    return indicator ? { indicator, year: Number(period.slice(0, 4)), zone: subject, pack: scope.pack.value } : null;
  }
  return { originOf };
}
