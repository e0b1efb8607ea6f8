/** Drafts of what a person types, kept in the browser until it is sent: each person's own, so that nobody finds another's on a shared machine. */
import { useSession } from './session';

function nameOf(key: string): string {
  return `stave.draft.${useSession().session.person ?? ''}.${key}`;
}

export function readDraft<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    // the browser keeps nothing: the page goes on without drafts
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // as above
  }
}
