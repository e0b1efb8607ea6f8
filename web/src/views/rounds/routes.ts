import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [{ path: '/rounds', name: 'rounds', component: () => import('./RoundsPage.vue'), meta: { areas: ['office', 'rounds'], access: ['index'] } }];

export const nav: NavEntry[] = [{ key: 'rounds', to: '/rounds', access: ['index'], group: 'see', order: 80 }];
