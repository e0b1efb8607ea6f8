import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const meta = { areas: ['office', 'collection', 'review'], access: ['review_desk'] };

export const routes: RouteRecordRaw[] = [
  { path: '/review', name: 'review', component: () => import('./ReviewPage.vue'), meta },
  { path: '/review/:form/:period/:unit', name: 'review-one', component: () => import('./ReviewPage.vue'), meta },
];

export const nav: NavEntry[] = [{ key: 'review', to: '/review', access: ['review_desk'], group: 'collect', order: 20 }];
