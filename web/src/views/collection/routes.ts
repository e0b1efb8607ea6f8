import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

export const routes: RouteRecordRaw[] = [
  { path: '/collection', name: 'collection', component: () => import('./WallPage.vue'), meta: { areas: ['office', 'collection'], access: ['forms'] } },
  {
    path: '/collection/:form/:period/:unit',
    name: 'submission',
    component: () => import('./CellsPage.vue'),
    meta: { areas: ['office', 'collection'], access: ['forms'] },
  },
];

export const nav: NavEntry[] = [{ key: 'collection', to: '/collection', access: ['forms'], group: 'collect', order: 10 }];
