import { i18n } from '@/i18n';

/** The words for a reference's code; a code that nobody knows stands for itself. */
export function referenceName(code: string): string {
  const { t, te } = i18n.global;
  const key = `common.reference.${code}`;
  return te(key) ? t(key) : code;
}
