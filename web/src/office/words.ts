import './office.css';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Title } from '@/api/types';
import { pick } from '@/i18n';
import { minuteOf } from '@/lib/dates';
import { useNames } from '@/stores/names';
import { useSession } from '@/stores/session';
import type { Who } from './life';

export interface Words {
  t: (key: string, named?: Record<string, unknown>) => string;
  title: (title: Title | string | null | undefined) => string;
  unit: (code: string) => string;
  person: (code: string) => string;
  indicator: (code: string) => string;
  /** the word of a code within a group of office.json; the code itself when there is none */
  word: (group: string, code: string | null | undefined) => string;
  moment: (at: string | null | undefined) => string;
}

export function useWords(): Words {
  const { t, te } = useI18n();
  const names = useNames();
  names.load();
  function word(group: string, code: string | null | undefined): string {
    if (!code) return '';
    const key = `office.${group}.${code}`;
    return te(key) ? t(key) : code;
  }
  const say = (key: string, named?: Record<string, unknown>): string => (named ? t(key, named) : t(key));
  return { t: say, title: pick, unit: names.unit, person: names.person, indicator: names.indicator, word, moment: minuteOf };
}

export function useMe(): { me: ComputedRef<Who>; can: (...access: string[]) => boolean } {
  const session = useSession();
  const me = computed(() => ({ unit: session.session.unit ?? '', access: session.session.access ?? [] }));
  return { me, can: session.can };
}
