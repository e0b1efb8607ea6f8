/**
 * Drafts of what a person types, kept in the browser until it is sent; and what the person's next form begins with, which is no draft. Each person's own, so that
 * nobody finds another's on a shared machine.
 */
import { useSession } from './session';

type Kind = 'draft' | 'kept';

function start(kind: Kind): string {
  return `stave.${kind}.${useSession().session.person ?? ''}.`;
}

function read<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // the browser keeps nothing: the page goes on without
  }
}

/** Whether somebody typed something into it. */
function holds(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).some(holds) : value !== '' && value !== null && value !== false && value !== undefined;
}

function names(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start('draft')));
  } catch {
    return [];
  }
}

/** Drafts of the person that were not sent. */
export function draftsLeft(): number {
  return names().filter((name) => holds(read(name))).length;
}

export function dropDrafts(): void {
  for (const name of names()) localStorage.removeItem(name);
}

export function readDraft<T>(key: string): T | null {
  return read<T>(start('draft') + key);
}

export function writeDraft(key: string, value: unknown): void {
  write(start('draft') + key, value);
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(start('draft') + key);
  } catch {
    // as above
  }
}

export function readKept<T>(key: string): T | null {
  return read<T>(start('kept') + key);
}

export function writeKept(key: string, value: unknown): void {
  write(start('kept') + key, value);
}
