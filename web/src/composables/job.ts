import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { ApiError, del, get, NetworkLost, part } from '@/api/client';
import { jobs } from '@/api/events';
import type { Fault, Job } from '@/api/types';

const POLL_MS = 1000;

function over(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Events and answers overtake each other: whether this says less of the same work than what is known. */
function older(job: Job, known: Job | null): boolean {
  if (known === null || known.job !== job.job) return false;
  if (over(known)) return true;
  return !over(job) && known.state === 'running' && (job.state === 'waiting' || (job.progress ?? 0) < (known.progress ?? 0));
}

/** Follows long work to its end: by events, and by asking in case they are lost. */
export function useJob<T = unknown>() {
  const id = ref('');
  const job = shallowRef<Job | null>(null);
  const error = shallowRef<unknown>(null);
  /** Nothing is known of it yet: it is about to begin, or asked for. */
  const awaited = ref(false);
  /** The server knows nothing of it, or no more. */
  const lost = ref(false);
  const unwanted = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const running = computed(() => awaited.value || (job.value !== null && !over(job.value)));
  /** Whoever wants it to stop has said so, and it has not ended yet. */
  const stopping = computed(() => unwanted.value && running.value);
  const answer = computed(() => (job.value?.state === 'done' ? ((job.value.answer as T | undefined) ?? null) : null));
  /** What went wrong; work that failed may say nothing more. */
  const faults = computed(() => (job.value?.state === 'failed' ? ((job.value.answer as { errors?: Fault[] } | null | undefined)?.errors ?? []) : []));

  function take(now: Job): void {
    if (older(now, job.value)) return;
    awaited.value = false;
    job.value = now;
    id.value = now.job;
  }
  watch(
    () => jobs.get(id.value),
    (told) => {
      if (told) take(told);
    },
    { flush: 'sync' },
  );

  async function poll(): Promise<void> {
    const mine = turn;
    try {
      const now = await get<Job>(`/jobs/${part(id.value)}`);
      if (mine !== turn) return;
      take(now);
    } catch (e) {
      if (mine !== turn) return;
      if (!(e instanceof NetworkLost)) {
        awaited.value = false;
        lost.value = e instanceof ApiError && e.status === 404;
        job.value = null;
        error.value = e;
      }
    }
    if (running.value) timer = setTimeout(() => void poll(), POLL_MS);
  }
  /** Forgets the work; it goes on without being watched. */
  function clear(): void {
    turn += 1;
    clearTimeout(timer);
    error.value = null;
    job.value = null;
    id.value = '';
    awaited.value = false;
    lost.value = false;
    unwanted.value = false;
  }
  async function start(begin: () => Promise<Job>): Promise<void> {
    clear();
    const mine = turn;
    awaited.value = true;
    try {
      const begun = await begin();
      if (mine !== turn) return;
      take(begun);
      if (running.value) timer = setTimeout(() => void poll(), POLL_MS);
    } catch (e) {
      if (mine !== turn) return;
      awaited.value = false;
      error.value = e;
    }
  }
  /** Finds work again that began on another page, or before this one was loaded anew. */
  async function follow(known: string): Promise<void> {
    clear();
    awaited.value = true;
    id.value = known;
    await poll();
  }
  /** Work that is over, or cannot stop any more, ends as it would have. */
  async function cancel(): Promise<void> {
    if (id.value === '' || !running.value) return;
    const mine = turn;
    error.value = null;
    unwanted.value = true;
    try {
      await del(`/jobs/${part(id.value)}`);
    } catch (e) {
      if (mine !== turn || (e instanceof ApiError && e.status === 404)) return;
      unwanted.value = false;
      error.value = e;
    }
  }
  onScopeDispose(clear);
  return { job, running, stopping, lost, answer, faults, error, start, follow, cancel, clear };
}
