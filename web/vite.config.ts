import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const SERVER = 'http://127.0.0.1:3000';

// Development and tests read the sources of proto; the production bundle takes what its build made.
export default defineConfig(({ command }) => {
  const ours = command === 'serve' ? ['@repartee/source'] : [];
  return {
    plugins: [vue()],
    resolve: { conditions: [...ours, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [...ours, ...defaultServerConditions] } },
    server: { proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } } },
    test: {
      environment: 'happy-dom',
      include: ['src/**/*.spec.ts'],
      passWithNoTests: true,
      reporters: ['default', 'json'],
      outputFile: { json: 'reports/test.json' },
    },
  };
});
