import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiError, get, NetworkLost, type Query } from '@/api/client';
import { useMeta } from '@/stores/meta';

export type Question = { path: string; query?: Query } | null;
export type Resource<T> = {
  data: Ref<T | null>;
  error: Ref<ApiError | NetworkLost | null>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
};

/**
 * What the server answers to a question, asked again when the question or the folder changes.
 * While an answer is there it stays on the page: later answers replace it quietly.
 */
export function useResource<T>(question: () => Question): Resource<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<ApiError | NetworkLost | null>(null);
  const loading = ref(false);
  const meta = useMeta();
  let running: AbortController | null = null;

  async function ask(keepOld: boolean): Promise<void> {
    running?.abort();
    const q = question();
    if (!q) {
      data.value = null;
      return;
    }
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    if (!keepOld) error.value = null;
    try {
      const answer = await get<T>(q.path, q.query, { signal: mine.signal });
      if (mine.signal.aborted) return;
      data.value = answer;
      error.value = null;
    } catch (e) {
      if (mine.signal.aborted) return;
      if (e instanceof ApiError || e instanceof NetworkLost) {
        error.value = e;
        if (!keepOld) data.value = null;
      } else throw e;
    } finally {
      if (running === mine) loading.value = false;
    }
  }
  watch(() => JSON.stringify(question()), () => void ask(false), { immediate: true });
  watch(() => meta.change, (now, before) => {
    if (before > 0 && now > before) void ask(true);
  });
  onScopeDispose(() => running?.abort());
  return { data, error, loading, reload: () => ask(true) };
}
