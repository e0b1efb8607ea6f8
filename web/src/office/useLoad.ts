import { onBeforeUnmount, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';
import { useMeta } from '@/stores/meta';

export interface Load<T> {
  data: ShallowRef<T | null>;
  error: ShallowRef<unknown>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
}

/** Fetches now, whenever a source changes, and quietly when the folder changed. The newest answer counts. */
export function useLoad<T>(fetcher: () => Promise<T | null>, sources: WatchSource[] = []): Load<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<unknown>(null);
  const loading = ref(false);
  const meta = useMeta();
  let run = 0;
  let gone = false;

  async function load(quiet: boolean): Promise<void> {
    const mine = ++run;
    if (!quiet) loading.value = true;
    try {
      const answer = await fetcher();
      if (mine !== run || gone) return;
      data.value = answer;
      error.value = null;
    } catch (caught) {
      if (mine !== run || gone) return;
      if (!quiet || data.value === null) error.value = caught;
    } finally {
      if (mine === run) loading.value = false;
    }
  }

  watch(sources, () => void load(false), { immediate: true });
  watch(
    () => meta.change,
    () => void load(true),
  );
  onBeforeUnmount(() => {
    gone = true;
  });
  return { data, error, loading, reload: () => load(true) };
}

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
