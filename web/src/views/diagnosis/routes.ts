import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const meta = { access: ['index'], areas: ['diagnosis'] };

export const routes: RouteRecordRaw[] = [
  { path: '/diagnosis', component: () => import('./DiagnosisView.vue'), meta },
  { path: '/diagnosis/:indicator', component: () => import('./IndicatorView.vue'), meta },
  { path: '/benchmark', component: () => import('./BenchmarkView.vue'), meta },
];
export const nav: NavEntry[] = [
  { key: 'diagnosis', to: '/diagnosis', access: ['index'], group: 'see', order: 20 },
  { key: 'benchmark', to: '/benchmark', access: ['index'], group: 'see', order: 30 },
];
