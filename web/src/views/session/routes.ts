import type { RouteRecordRaw } from 'vue-router';

const open = { open: true, bare: true, areas: ['session'] };

export const routes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('./LoginView.vue'), meta: open },
  { path: '/setup', component: () => import('./SetupView.vue'), meta: open },
  { path: '/enter', component: () => import('./EnterView.vue'), meta: open },
  { path: '/password', component: () => import('./OwedView.vue'), meta: { bare: true, areas: ['session'] } },
  { path: '/factor', component: () => import('./OwedView.vue'), meta: { bare: true, areas: ['session'] } },
  { path: '/account', component: () => import('./AccountView.vue'), meta: { areas: ['session'] } },
  { path: '/denied', component: () => import('./DeniedView.vue'), meta: { areas: ['session'] } },
  { path: '/', component: () => import('./NotFound.vue'), meta: { areas: ['session'] } },
];
