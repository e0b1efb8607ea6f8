import { ref, watch, type Ref } from 'vue';

/** A draft of one object, kept on this machine until `done`. */
export function useDraft<T>(key: () => string, empty: () => T): { draft: Ref<T>; kept: Ref<boolean>; done: () => void } {
  const draft = ref(empty()) as Ref<T>;
  const kept = ref(false);
  const name = (): string => `stave.draft.${key()}`;
  function read(): void {
    const text = localStorage.getItem(name());
    kept.value = text !== null;
    try {
      draft.value = text === null ? empty() : (JSON.parse(text) as T);
    } catch {
      draft.value = empty();
    }
  }
  read();
  watch(key, read);
  watch(
    draft,
    (now) => {
      if (JSON.stringify(now) === JSON.stringify(empty())) return;
      try {
        localStorage.setItem(name(), JSON.stringify(now));
        kept.value = true;
      } catch {
        kept.value = false;
      }
    },
    { deep: true },
  );
  function done(): void {
    localStorage.removeItem(name());
    draft.value = empty();
    kept.value = false;
  }
  return { draft, kept, done };
}
