import type { RouteRecordRaw } from 'vue-router';
import type { NavEntry } from '@/router';

const access = ['write_figures', 'figures', 'export'];

export const routes: RouteRecordRaw[] = [{ path: '/figures', name: 'figures', component: () => import('./FiguresPage.vue'), meta: { areas: ['office', 'figures'], access } }];

export const nav: NavEntry[] = [{ key: 'figures', to: '/figures', access, group: 'collect', order: 30 }];
