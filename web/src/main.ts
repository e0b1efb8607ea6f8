import './styles/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n, setLanguage } from './i18n';
import { createAppRouter } from './router';
import { usePrefs } from './stores/prefs';

async function start(): Promise<void> {
  const app = createApp(App);
  app.use(createPinia());
  app.use(i18n);
  const prefs = usePrefs();
  await setLanguage(prefs.language);
  app.use(createAppRouter());
  app.mount('#app');
}

void start();
