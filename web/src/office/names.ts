/** Names of units, people and indicators by code; a code stands for itself where one may not look. */
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { api } from './api';
import type { Person, Rulebook, Title, Unit } from './types';

interface PackIndicator {
  code: string;
  title: Title;
  unit?: string;
}

export const useNames = defineStore('office-names', () => {
  const units = ref<Unit[]>([]);
  const people = ref<Person[]>([]);
  const indicators = ref<PackIndicator[]>([]);
  const elements = ref<PackIndicator[]>([]);
  let organisation: Promise<void> | null = null;
  let packAsked = '';

  function loadOrganisation(): Promise<void> {
    organisation ??= api.organisation().then(
      (answer) => {
        units.value = answer.units;
        people.value = answer.people;
      },
      () => {
        // not for this person: codes stand for people, the units of `meta` for units
      },
    );
    return organisation;
  }

  async function loadPack(id: string): Promise<void> {
    if (id === '' || id === packAsked) return;
    packAsked = id;
    try {
      const pack = await api.pack(id);
      indicators.value = (pack.indicators as PackIndicator[] | undefined) ?? [];
      elements.value = (pack.elements as PackIndicator[] | undefined) ?? [];
    } catch {
      packAsked = '';
    }
  }

  const rulebook = ref<Rulebook | null>(null);
  let rulesAsked = false;
  async function loadRulebook(): Promise<void> {
    if (rulesAsked) return;
    rulesAsked = true;
    try {
      rulebook.value = await api.rulebook();
    } catch {
      rulesAsked = false;
    }
  }

  function offer(found: { code: string; name: string; kind: string }[]): void {
    if (units.value.length > 0) return;
    units.value = found.map((u) => ({ code: u.code, name: u.name, kind: u.kind, parent: '', pack_role: '', active: true }));
  }

  return { units, people, indicators, elements, rulebook, loadOrganisation, loadPack, loadRulebook, offer };
});
