import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useMeta } from '@/stores/meta';
import { usePrefs } from '@/stores/prefs';

function one(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** Pack, round, plan, zone and day of knowledge of the page: from its address, else the person's choice, else the server's. */
export function useScope() {
  const route = useRoute();
  const router = useRouter();
  const meta = useMeta();
  const prefs = usePrefs();
  const pack = computed(() => one(route.query.pack) || meta.pack);
  const round = computed(() => Number(one(route.query.round)) || meta.round);
  const plan = computed(() => one(route.query.plan) || meta.plan);
  const zone = computed(() => one(route.query.zone));
  const asOf = computed(() => one(route.query.as_of));

  /** Puts values into the address; empty ones leave it. */
  function set(values: Record<string, string | number | null | undefined>, push = false): void {
    const query: Record<string, string> = {};
    for (const [key, value] of Object.entries({ ...route.query, ...values })) {
      const text = typeof value === 'number' ? String(value) : one(value);
      if (text) query[key] = text;
    }
    if (typeof values.pack === 'string') prefs.pack = values.pack;
    if (typeof values.round === 'number') prefs.round = values.round;
    if (typeof values.plan === 'string') prefs.plan = values.plan;
    void (push ? router.push({ query, hash: route.hash }) : router.replace({ query, hash: route.hash }));
  }
  /** A value of the address. */
  function param(name: string): string {
    return one(route.query[name]);
  }
  return { pack, round, plan, zone, asOf, set, param };
}
