import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { del, get, NetworkLost, part } from '@/api/client';
import { jobs } from '@/api/events';
import type { Fault, Job } from '@/api/types';

const POLL_MS = 1000;

function over(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Follows long work to its end: by events, and by asking in case they are lost. Only work that still waits can be taken back. */
export function useJob<T = unknown>() {
  const id = ref('');
  const asked = shallowRef<Job | null>(null);
  const error = shallowRef<unknown>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const job = computed<Job | null>(() => {
    const told = jobs.get(id.value);
    return told && !(asked.value && over(asked.value)) ? told : asked.value;
  });
  const running = computed(() => job.value !== null && error.value === null && !over(job.value));
  const waiting = computed(() => running.value && job.value?.state === 'waiting');
  const answer = computed(() => (job.value?.state === 'done' ? ((job.value.answer as T | undefined) ?? null) : null));
  /** What went wrong; work that failed may say nothing more. */
  const faults = computed(() => (job.value?.state === 'failed' ? ((job.value.answer as { errors?: Fault[] } | null | undefined)?.errors ?? []) : []));

  async function poll(): Promise<void> {
    try {
      asked.value = await get<Job>(`/jobs/${part(id.value)}`);
    } catch (e) {
      if (!(e instanceof NetworkLost)) {
        error.value = e;
        return;
      }
    }
    if (running.value) timer = setTimeout(() => void poll(), POLL_MS);
  }
  async function start(begin: () => Promise<Job>): Promise<void> {
    clearTimeout(timer);
    error.value = null;
    asked.value = null;
    id.value = '';
    try {
      asked.value = await begin();
      id.value = asked.value.job;
      if (running.value) timer = setTimeout(() => void poll(), POLL_MS);
    } catch (e) {
      error.value = e;
    }
  }
  async function cancel(): Promise<void> {
    await del(`/jobs/${part(id.value)}`).catch((e: unknown) => {
      error.value = e;
    });
  }
  onScopeDispose(() => clearTimeout(timer));
  return { job, running, waiting, answer, faults, error, start, cancel };
}
