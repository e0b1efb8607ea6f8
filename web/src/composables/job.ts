import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { del, get, part } from '@/api/client';
import { jobs, type Job } from '@/api/events';

const POLL_MS = 1000;

function over(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Follows long work to its end: by events, and by asking in case they are lost. */
export function useJob() {
  const id = ref('');
  const asked = shallowRef<Job | null>(null);
  const error = shallowRef<unknown>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const job = computed<Job | null>(() => {
    const told = jobs.get(id.value);
    if (told && (!asked.value || !over(asked.value))) return { ...asked.value, ...told } as Job;
    return asked.value;
  });
  const running = computed(() => id.value !== '' && error.value === null && (!asked.value || !over(asked.value)));

  async function poll(): Promise<void> {
    try {
      asked.value = await get<Job>(`/jobs/${part(id.value)}`);
      if (!over(asked.value)) timer = setTimeout(() => void poll(), POLL_MS);
    } catch (e) {
      error.value = e;
    }
  }
  async function start(begin: () => Promise<Job>): Promise<void> {
    clearTimeout(timer);
    error.value = null;
    asked.value = null;
    id.value = '';
    try {
      const begun = await begin();
      id.value = begun.job;
      asked.value = begun;
      if (!over(begun)) timer = setTimeout(() => void poll(), 200);
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
  return { job, running, error, start, cancel };
}
