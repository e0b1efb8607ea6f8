import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { whenSignedOut } from './api/client';
import { startEvents, stopEvents } from './api/events';
import { loadAreas } from './i18n';
import { useMeta } from './stores/meta';
import { useSession } from './stores/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Locale files of the page. */
    areas?: string[];
    /** Who may see it: one of these. */
    access?: string[];
    /** Seen without signing in. */
    open?: boolean;
    /** Without navigation and header. */
    bare?: boolean;
    /** Fills a large screen and does not scroll. */
    wall?: boolean;
  }
}

/** A line of the navigation; its words are `nav.<key>`. */
export type NavEntry = { key: string; to: string; access?: string[]; group: 'see' | 'plan' | 'collect' | 'manage'; order: number };

type Area = { routes: RouteRecordRaw[]; nav?: NavEntry[] };
const areas = import.meta.glob<Area>('./views/*/routes.ts', { eager: true });

export const navigation: NavEntry[] = Object.values(areas)
  .flatMap((area) => area.nav ?? [])
  .sort((a, b) => a.order - b.order);

const GROUPS: NavEntry['group'][] = ['see', 'plan', 'collect', 'manage'];

/** Where work begins: one's own page for whoever fills and reports, the cockpit for whoever steers, else the first page that one may see. */
export function firstPage(can: (...access: string[]) => boolean): string {
  const steers = can('decide', 'write_tasks', 'manage_forms', 'write_plans');
  if (can('fill', 'feedback', 'review') && !steers) return '/mine';
  const seen = navigation.filter((entry) => can(...(entry.access ?? [])));
  return GROUPS.flatMap((group) => seen.filter((entry) => entry.group === group))[0]?.to ?? '/account';
}

export function createAppRouter(): Router {
  const routes = Object.values(areas).flatMap((area) => area.routes);
  const router = createRouter({
    history: createWebHistory(),
    routes: [...routes, { path: '/:rest(.*)*', component: () => import('./views/session/NotFound.vue'), meta: { open: true, areas: ['session'] } }],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  });
  whenSignedOut(() => {
    stopEvents();
    if (!router.currentRoute.value.meta.open) useSession().leave(`/login?to=${encodeURIComponent(location.pathname + location.search)}`);
  });
  router.beforeEach(async (to) => {
    const session = useSession();
    const meta = useMeta();
    if (!session.known) await session.load().catch(() => undefined);
    await loadAreas(to.meta.areas ?? []);
    if (to.meta.open) return true;
    if (session.session.setup_needed) return '/setup';
    if (!session.signedIn) return { path: '/login', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
    if (session.session.must_change_password && to.path !== '/password') return '/password';
    if (session.session.must_enrol_factor && to.path !== '/factor') return '/factor';
    if (!meta.meta) await meta.load().catch(() => undefined);
    startEvents();
    if (to.path === '/') return firstPage(session.can);
    if (to.meta.access && !session.can(...to.meta.access)) return { path: '/denied', query: { from: to.fullPath } };
    return true;
  });
  return router;
}
