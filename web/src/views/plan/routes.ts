import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const meta = { areas: ['office', 'plan'], access: ['plans'] };

export const routes: RouteRecordRaw[] = [
  { path: '/plan', name: 'plan', component: () => import('./PlanPage.vue'), meta },
  { path: '/plan/targets', name: 'plan-targets', component: () => import('./TargetsPage.vue'), meta },
  { path: '/plan/coverage', name: 'plan-coverage', component: () => import('./CoveragePage.vue'), meta },
  { path: '/plan/compare', name: 'plan-compare', component: () => import('./ComparePage.vue'), meta },
  { path: '/plan/adopt', name: 'plan-adopt', component: () => import('./AdoptPage.vue'), meta: { areas: ['office', 'plan'], access: ['write_plans'] } },
];

export const nav: NavEntry[] = [{ key: 'plans', to: '/plan', access: ['plans'], group: 'plan', order: 10 }];
