import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [
  { path: '/letters', name: 'letters', component: () => import('./LettersPage.vue'), meta: { areas: ['office', 'letters'], access: ['letters'] } },
];

export const nav: NavEntry[] = [{ key: 'letters', to: '/letters', access: ['letters'], group: 'plan', order: 40 }];
