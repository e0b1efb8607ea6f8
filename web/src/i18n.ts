import { createI18n } from 'vue-i18n';
import type { Title } from './api/types';

export type Language = 'zh' | 'en';

type Messages = Record<string, unknown>;

/** One file per language and area: src/locales/<language>/<area>.json; its keys stand below the area's name. */
const files = import.meta.glob<Messages>('./locales/*/*.json', { import: 'default' });
const loaded = new Set<string>();
const wanted = new Set<string>(['common', 'nav']);

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: false,
  messages: { zh: {}, en: {} },
  missingWarn: false,
  fallbackWarn: false,
});

async function load(language: Language, area: string): Promise<void> {
  const name = `./locales/${language}/${area}.json`;
  const file = files[name];
  if (loaded.has(name) || !file) return;
  const messages = await file();
  i18n.global.mergeLocaleMessage(language, { [area]: messages } as Record<string, never>);
  loaded.add(name);
}

/** Loads the sentences of areas in the language of the page. */
export async function loadAreas(areas: string[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  const language = i18n.global.locale.value as Language;
  await Promise.all(areas.map((area) => load(language, area)));
}

export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((area) => load(language, area)));
  i18n.global.locale.value = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function language(): Language {
  return i18n.global.locale.value as Language;
}

/** The title in the language of the page; a plain text stands for itself. */
export function pick(title: Title | string | null | undefined): string {
  if (!title || typeof title === 'string') return title ?? '';
  return title[language()] || title.zh || title.en;
}
