import './office.css';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { minuteOf } from '@/components/dates';
import { useMeta } from '@/stores/meta';
import { useSession } from '@/stores/session';
import { useNames } from './names';
import type { Title } from './types';

export interface Words {
  t: (key: string, named?: Record<string, unknown>) => string;
  chinese: ComputedRef<boolean>;
  title: (title: Title | string | null | undefined) => string;
  unit: (code: string) => string;
  person: (code: string) => string;
  indicator: (code: string) => string;
  /** the word of a code within a group of office.json; the code itself when there is none */
  word: (group: string, code: string | null | undefined) => string;
  moment: (at: string | null | undefined) => string;
}

export function useWords(): Words {
  const { t, te, locale } = useI18n();
  const names = useNames();
  const session = useSession();
  const meta = useMeta();
  names.offer(meta.meta?.units ?? []);
  if (session.can('people')) void names.loadOrganisation();
  const chinese = computed(() => locale.value.startsWith('zh'));

  function title(text: Title | string | null | undefined): string {
    if (text === null || text === undefined) return '';
    if (typeof text === 'string') return text;
    return (chinese.value ? text.zh : text.en) || text.zh;
  }
  function unit(code: string): string {
    const found = names.units.find((u) => u.code === code);
    if (found) return found.name;
    const own = session.session;
    const told = meta.meta?.units?.find((u) => u.code === code);
    if (told) return told.name;
    return code === own.unit && own.unit_name ? own.unit_name : code;
  }
  function person(code: string): string {
    const found = names.people.find((p) => p.code === code);
    if (found) return found.name;
    const own = session.session;
    return code === own.person && own.name ? own.name : code;
  }
  function indicator(code: string): string {
    void names.loadPack(meta.pack);
    const found = names.indicators.find((i) => i.code === code);
    return found ? title(found.title) : code;
  }
  function word(group: string, code: string | null | undefined): string {
    if (!code) return '';
    const key = `office.${group}.${code}`;
    return te(key) ? t(key) : code;
  }
  const say = (key: string, named?: Record<string, unknown>): string => (named ? t(key, named) : t(key));
  return { t: say, chinese, title, unit, person, indicator, word, moment: minuteOf };
}

export interface Me {
  unit: string;
  duties: string[];
}

export function useMe(): { me: ComputedRef<Me>; has: (...duties: string[]) => boolean } {
  const session = useSession();
  const me = computed(() => ({ unit: session.session.unit ?? '', duties: [...(session.session.duties ?? [])] }));
  return { me, has: (...duties) => duties.some((d) => me.value.duties.some((own) => own === d)) };
}
