import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const meta = { areas: ['office', 'supervision'], access: ['plans'] };

export const routes: RouteRecordRaw[] = [
  { path: '/supervision', name: 'supervision', component: () => import('./BoardPage.vue'), meta },
  { path: '/supervision/items/:item', name: 'supervision-item', component: () => import('./BoardPage.vue'), meta },
  { path: '/supervision/gantt', name: 'gantt', component: () => import('./GanttPage.vue'), meta },
  { path: '/supervision/waiting', name: 'waiting', component: () => import('./WaitingPage.vue'), meta },
  { path: '/supervision/requests', name: 'requests', component: () => import('./RequestsPage.vue'), meta },
  { path: '/supervision/odd', name: 'odd', component: () => import('./OddPage.vue'), meta },
];

export const nav: NavEntry[] = [{ key: 'supervision', to: '/supervision', access: ['plans'], group: 'plan', order: 20 }];
