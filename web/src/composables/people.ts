import { shallowRef } from 'vue';
import { get } from '@/api/client';
import { useMeta } from '@/stores/meta';
import { useSession } from '@/stores/session';

type Organisation = { people: { code: string; name: string; unit: string }[]; units: { code: string; name: string }[] };

const known = shallowRef<Organisation | null>(null);
let asked = false;

/** Names of people and units; a code stands for itself when one may not see names. */
export function usePeople() {
  const session = useSession();
  const meta = useMeta();
  if (!asked && session.can('people')) {
    asked = true;
    void get<Organisation>('/organisation')
      .then((o) => {
        known.value = o;
      })
      .catch(() => {
        asked = false;
      });
  }
  function nameOf(code: string): string {
    return known.value?.people.find((p) => p.code === code)?.name ?? (code === '?' ? '—' : code);
  }
  function unitOf(code: string): string {
    return known.value?.units.find((u) => u.code === code)?.name ?? meta.meta?.units?.find((u) => u.code === code)?.name ?? code;
  }
  return { nameOf, unitOf };
}
