import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const meta = { access: ['index'], areas: ['whatif', 'diagnosis'] };

export const routes: RouteRecordRaw[] = [
  { path: '/what-if', component: () => import('./WhatIfView.vue'), meta },
  { path: '/why', component: () => import('./WhyView.vue'), meta },
];
export const nav: NavEntry[] = [
  { key: 'what_if', to: '/what-if', access: ['index'], group: 'see', order: 40 },
  { key: 'why', to: '/why', access: ['index'], group: 'see', order: 50 },
];
