import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [{ path: '/cockpit', component: () => import('./CockpitView.vue'), meta: { access: ['index'], areas: ['cockpit'], wall: true } }];
export const nav: NavEntry[] = [{ key: 'cockpit', to: '/cockpit', access: ['index'], group: 'see', order: 10 }];
