import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const SERVER = 'http://127.0.0.1:3000';

// Development and tests read the sources of proto; the production bundle takes what its build made.
export default defineConfig(({ command }) => {
  const ours = command === 'serve' ? ['@repartee/source'] : [];
  return {
    plugins: [vue()],
    define: {
      __VUE_OPTIONS_API__: false,
      __VUE_I18N_LEGACY_API__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    resolve: { conditions: [...ours, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [...ours, ...defaultServerConditions] } },
    // The colour tokens are written with light-dark(), which older targets would have rewritten.
    build: {
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] } },
      },
    },
    server: {
      proxy: { '/api': SERVER, '/health': SERVER, '^/(sessions|live)/.*socket\\.io': { target: SERVER, ws: true } },
    },
    test: {
      environment: 'happy-dom',
      include: ['src/**/*.spec.ts'],
      passWithNoTests: true,
      // A bound against what never ends, not a measure: a busy machine takes its time.
      testTimeout: 60_000,
      reporters: ['default', 'json'],
      outputFile: { json: 'test-report.json' },
    },
  };
});
