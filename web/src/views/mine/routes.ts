import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [
  { path: '/mine', name: 'mine', component: () => import('./MinePage.vue'), meta: { areas: ['office', 'mine'], access: ['tasks'] } },
];

export const nav: NavEntry[] = [{ key: 'mine', to: '/mine', access: ['tasks'], group: 'plan', order: 5 }];
