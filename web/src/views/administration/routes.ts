import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const areas = ['office', 'administration'];

export const routes: RouteRecordRaw[] = [
  { path: '/administration', redirect: '/administration/people' },
  { path: '/administration/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { areas, access: ['people'] } },
  { path: '/administration/accounts', name: 'accounts', component: () => import('./AccountsPage.vue'), meta: { areas, access: ['accounts'] } },
  { path: '/administration/forms', name: 'forms', component: () => import('./FormsPage.vue'), meta: { areas, access: ['manage_forms'] } },
  { path: '/administration/burden', name: 'burden', component: () => import('./BurdenPage.vue'), meta: { areas, access: ['forms'] } },
  { path: '/administration/packs', name: 'packs', component: () => import('./PacksPage.vue'), meta: { areas, access: ['index', 'run_system'] } },
  { path: '/administration/system', name: 'system', component: () => import('./SystemPage.vue'), meta: { areas, access: ['system'] } },
  { path: '/administration/tokens', name: 'tokens', component: () => import('./TokensPage.vue'), meta: { areas } },
];

export const nav: NavEntry[] = [
  { key: 'people', to: '/administration/people', access: ['people'], group: 'manage', order: 10 },
  { key: 'accounts', to: '/administration/accounts', access: ['accounts'], group: 'manage', order: 20 },
  { key: 'forms', to: '/administration/forms', access: ['manage_forms'], group: 'manage', order: 30 },
  { key: 'burden', to: '/administration/burden', access: ['forms'], group: 'manage', order: 35 },
  { key: 'packs', to: '/administration/packs', access: ['index', 'run_system'], group: 'manage', order: 40 },
  { key: 'system', to: '/administration/system', access: ['system'], group: 'manage', order: 50 },
  { key: 'tokens', to: '/administration/tokens', group: 'manage', order: 60 },
];
