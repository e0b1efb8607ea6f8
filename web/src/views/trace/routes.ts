import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [
  { path: '/trace', component: () => import('./TraceView.vue'), meta: { access: ['figures'], areas: ['trace'] } },
  { path: '/trail', component: () => import('./TrailView.vue'), meta: { access: ['trail', 'verify'], areas: ['trace'] } },
];
export const nav: NavEntry[] = [
  { key: 'trace', to: '/trace', access: ['figures'], group: 'see', order: 60 },
  { key: 'trail', to: '/trail', access: ['trail', 'verify'], group: 'see', order: 70 },
];
