import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';

/** One thing done at a time, with its error kept for the page to show. */
export function useAct(): {
  busy: Ref<boolean>;
  error: ShallowRef<unknown>;
  run: <T>(act: () => Promise<T>) => Promise<T | undefined>;
} {
  const busy = ref(false);
  const error = shallowRef<unknown>(null);
  async function run<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    error.value = null;
    try {
      return await act();
    } catch (caught) {
      error.value = caught;
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, error, run };
}
