import { reactive } from 'vue';
import { useMeta } from '@/stores/meta';
import { useNet } from '@/stores/net';
import type { components } from './schema';

export type Job = components['schemas']['Job'];

/** Long work as the server last told of it. */
export const jobs = reactive(new Map<string, Job>());

let source: EventSource | null = null;

function numberIn(data: string): number {
  const value: unknown = JSON.parse(data);
  if (typeof value === 'number') return value;
  return Number((value as { change?: number }).change ?? 0);
}

/** Listens until `stopEvents`; the browser connects again by itself. */
export function startEvents(): void {
  if (source || typeof EventSource === 'undefined') return;
  const meta = useMeta();
  const net = useNet();
  source = new EventSource('/api/v1/events');
  source.addEventListener('open', () => {
    net.lost = false;
  });
  source.addEventListener('change', (event) => meta.bump(numberIn((event as MessageEvent<string>).data)));
  source.addEventListener('job', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job;
    jobs.set(job.job, job);
  });
}

export function stopEvents(): void {
  source?.close();
  source = null;
}
