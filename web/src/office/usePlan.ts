import { computed, type ComputedRef } from 'vue';
import { useScope } from '@/composables/scope';

/** The plan that a page is about, and the day that is asked about when it is not today. */
export function usePlan(): { plan: ComputedRef<string>; day: ComputedRef<string | undefined> } {
  const scope = useScope();
  return { plan: scope.plan, day: computed(() => scope.param('day') || undefined) };
}
