import { watch } from 'vue';
import { useJob } from './job';
import { useScope } from './scope';

/** Long work whose number stands in the address (`job=`): the page finds it again when it is loaded anew. */
export function useAddressedJob<T>() {
  const work = useJob<T>();
  const scope = useScope();
  watch(
    () => work.job.value?.job,
    (id) => {
      if (id) scope.set({ job: id });
    },
  );
  const known = scope.param('job');
  if (known) void work.follow(known);
  return work;
}
