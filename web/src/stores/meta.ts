import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { get } from '@/api/client';
import type { Meta } from '@/api/types';
import { usePrefs } from './prefs';

export const useMeta = defineStore('meta', () => {
  const meta = ref<Meta | null>(null);
  /** The newest number of the trail: whoever shows figures fetches again when it grows. */
  const change = ref(0);

  async function load(): Promise<void> {
    const answer = await get<Meta>('/meta');
    meta.value = answer;
    bump(answer.change);
  }
  function bump(number: number): void {
    if (number > change.value) change.value = number;
  }
  const prefs = usePrefs();
  const pack = computed(() => {
    const ids = meta.value?.packs.map((p) => p.id) ?? [];
    return ids.includes(prefs.pack) ? prefs.pack : (meta.value?.pack ?? '');
  });
  const round = computed(() => {
    const rounds = meta.value?.rounds ?? [];
    return rounds.includes(prefs.round) ? prefs.round : (rounds[rounds.length - 1] ?? 0);
  });
  const plan = computed(() => {
    const codes = meta.value?.plans.map((p) => p.code) ?? [];
    return codes.includes(prefs.plan) ? prefs.plan : (codes[codes.length - 1] ?? '');
  });
  /** The day that pages call today: the demonstration has its own. */
  const day = computed(() => meta.value?.day ?? new Date().toISOString().slice(0, 10));
  return { meta, change, pack, round, plan, day, load, bump };
});
