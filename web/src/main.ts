import './api/zod-without-eval.js';
import '@fontsource-variable/inter/opsz.css';
import './design/tokens.css';
import './design/base.css';
import './design/print.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import App from './App.vue';
import { onSignedOut } from './api/api.js';
import { createQueryClient } from './api/query-client.js';
import { forgetMe, meQuery } from './app/me.js';
import { createAppRouter } from './app/router.js';
import { applyTheme } from './design/use-theme.js';
import { i18n, preferredLanguage, setLanguage } from './i18n/i18n.js';

const start = async (): Promise<void> => {
  applyTheme();
  await setLanguage(preferredLanguage());
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  onSignedOut(() => {
    if (!queryClient.getQueryData(meQuery.queryKey)) return;
    forgetMe(queryClient);
    const { fullPath, meta } = router.currentRoute.value;
    if (!meta.public) void router.push({ name: 'sign-in', query: { next: fullPath } });
  });
  const app = createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router);
  // The frame of the page depends on where one is let in.
  await router.isReady().catch(() => undefined);
  app.mount('#app');
};

void start();
