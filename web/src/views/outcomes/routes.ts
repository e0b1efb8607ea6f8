import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [
  { path: '/outcomes', name: 'outcomes', component: () => import('./OutcomesPage.vue'), meta: { areas: ['office', 'outcomes'], access: ['outcomes'] } },
];

export const nav: NavEntry[] = [{ key: 'outcomes', to: '/outcomes', access: ['outcomes'], group: 'plan', order: 30 }];
