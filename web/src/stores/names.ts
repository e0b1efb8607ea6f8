/** Names of units, people and indicators by code; a code stands for itself where one may not look. */
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { get, part } from '@/api/client';
import type { Organisation, Person, Rulebook, Title, Unit } from '@/api/types';
import { pick } from '@/i18n';
import { useMeta } from './meta';
import { useSession } from './session';

interface Named {
  code: string;
  title: Title;
  unit?: string;
}
const SYSTEM = '?';

/** Runs once; after a failure it may run again. */
function once(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= act().catch(() => {
      running = null;
    });
    return running;
  };
}

export const useNames = defineStore('names', () => {
  const meta = useMeta();
  const session = useSession();
  const units = ref<Unit[]>([]);
  const people = ref<Person[]>([]);
  const indicators = ref<Named[]>([]);
  const elements = ref<Named[]>([]);
  const rulebook = ref<Rulebook | null>(null);
  let packAsked = '';

  const loadOrganisation = once(async () => {
    const answer = await get<Organisation>('/organisation');
    units.value = answer.units;
    people.value = answer.people;
  });
  const loadRulebook = once(async () => {
    rulebook.value = await get<Rulebook>('/rulebook');
  });
  async function loadPack(id: string): Promise<void> {
    if (id === '' || id === packAsked) return;
    packAsked = id;
    try {
      const pack = await get<{ indicators?: Named[]; elements?: Named[] }>(`/packs/${part(id)}`);
      indicators.value = pack.indicators ?? [];
      elements.value = pack.elements ?? [];
    } catch {
      packAsked = '';
    }
  }
  /** Whoever may not see the organisation still knows the units that `meta` tells of. */
  function load(): void {
    if (units.value.length === 0) units.value = (meta.meta?.units ?? []).map((u) => ({ code: u.code, name: u.name, kind: u.kind, parent: '', pack_role: '', active: true }));
    if (session.can('people')) void loadOrganisation();
  }

  function unit(code: string): string {
    const own = session.session;
    return units.value.find((u) => u.code === code)?.name ?? ((code === own.unit && own.unit_name) || code);
  }
  function person(code: string): string {
    const own = session.session;
    const name = people.value.find((p) => p.code === code)?.name ?? (code === own.person ? own.name : '');
    return name || (code === SYSTEM ? '\u2014' : code);
  }
  function indicator(code: string): string {
    void loadPack(meta.pack);
    return pick(indicators.value.find((i) => i.code === code)?.title) || code;
  }
  return { units, people, indicators, elements, rulebook, load, loadPack, loadRulebook, unit, person, indicator };
});
