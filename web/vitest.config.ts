import { mergeConfig, defineConfig } from 'vitest/config';
import base from './vite.config';

export default mergeConfig(
  base,
  defineConfig({ test: { environment: 'happy-dom', include: ['tests/**/*.spec.ts'], pool: 'threads', poolOptions: { threads: { singleThread: true } } } }),
);
