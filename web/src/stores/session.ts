import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { get, post, del } from '@/api/client';
import { setCsrf } from '@/api/csrf';
import type { Session } from '@/api/types';

const nobody: Session = { signed_in: false, setup_needed: false };

export const useSession = defineStore('session', () => {
  const session = ref<Session>(nobody);
  const known = ref(false);

  function take(answer: Session): void {
    session.value = answer;
    known.value = true;
    setCsrf(answer.csrf ?? '');
  }
  async function load(): Promise<void> {
    take(await get<Session>('/session', undefined, { quiet401: true }));
  }
  async function logIn(person: string, password: string, code?: string): Promise<void> {
    take(await post<Session>('/session', { person, password, ...(code ? { code } : {}) }, { quiet401: true }));
  }
  async function useLink(token: string): Promise<void> {
    take(await post<Session>('/session/link', { token }, { quiet401: true }));
  }
  async function logOut(): Promise<void> {
    try {
      await del('/session', undefined, { quiet401: true });
    } finally {
      leave('/login');
    }
  }
  /** Whatever the page holds of a person goes with the page. */
  function leave(to: string): void {
    location.assign(to);
  }
  /** Whether the person may do any of these. */
  function can(...access: string[]): boolean {
    const has = session.value.access ?? [];
    return access.length === 0 || access.some((a) => has.includes(a));
  }
  const signedIn = computed(() => session.value.signed_in);
  return { session, known, signedIn, load, logIn, useLink, logOut, leave, can, take };
});
