import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { Language } from '@/i18n';

const KEY = 'stave.prefs';

type Kept = { language: Language; dark: boolean; large: boolean; pack: string; round: number; plan: string };

function kept(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
  } catch {
    return {};
  }
}

/** What a person chose on this machine. Empty or zero: the server's own choice. */
export const usePrefs = defineStore('prefs', () => {
  const from = kept();
  const language = ref<Language>(from.language === 'en' ? 'en' : 'zh');
  const dark = ref(from.dark ?? false);
  const large = ref(from.large ?? false);
  const pack = ref(from.pack ?? '');
  const round = ref(from.round ?? 0);
  const plan = ref(from.plan ?? '');

  function show(): void {
    document.documentElement.classList.toggle('dark', dark.value);
    document.documentElement.classList.toggle('large', large.value);
  }
  show();
  watch([language, dark, large, pack, round, plan], () => {
    show();
    const now: Kept = { language: language.value, dark: dark.value, large: large.value, pack: pack.value, round: round.value, plan: plan.value };
    try {
      localStorage.setItem(KEY, JSON.stringify(now));
    } catch {
      // a full or forbidden store: the choice lasts as long as the page
    }
  });
  return { language, dark, large, pack, round, plan };
});
