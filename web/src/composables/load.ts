import { onScopeDispose, ref, shallowRef, watch, watchEffect, type Ref, type ShallowRef } from 'vue';
import { NetworkLost } from '@/api/client';
import { useMeta } from '@/stores/meta';
import { useNet } from '@/stores/net';

export interface Load<T> {
  data: ShallowRef<T | null>;
  error: ShallowRef<unknown>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
}

/**
 * What the server answers: asked now, again when something changes that the question read before its first `await`, when the folder changes, and
 * after a failure when the server is back. The newest answer counts and stays on the page until a later one replaces it; a refusal of another
 * question takes it away. null: nothing to ask.
 */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T | null> | null): Load<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<unknown>(null);
  const loading = ref(false);
  const meta = useMeta();
  const net = useNet();
  let running: AbortController | null = null;

  function failed(caught: unknown, quiet: boolean): void {
    if (quiet && error.value === null && data.value !== null) return;
    error.value = caught;
    if (!quiet && !(caught instanceof NetworkLost)) data.value = null;
  }
  async function load(quiet: boolean): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    try {
      const answer = await ask(mine.signal);
      if (mine.signal.aborted) return;
      data.value = answer;
      error.value = null;
    } catch (caught) {
      if (!mine.signal.aborted) failed(caught, quiet);
    } finally {
      if (running === mine) loading.value = false;
    }
  }

  watchEffect(() => void load(false));
  watch(
    () => meta.change,
    (now, before) => {
      if (before > 0 && now > before) void load(true);
    },
  );
  watch(
    () => net.lost,
    (lost) => {
      if (!lost && error.value !== null) void load(true);
    },
  );
  onScopeDispose(() => running?.abort());
  return { data, error, loading, reload: () => load(true) };
}
