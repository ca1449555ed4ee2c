// A worker that vite-plugin-pwa writes.
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { refused, writes } from './pwa/routes';

const day = 24 * 60 * 60 * 1000;

export default defineConfig({
  plugins: [
    VitePWA({
      manifest: { name: 'Harvest', display: 'standalone' },
      workbox: {
        runtimeCaching: [
          ...writes,
          { urlPattern: /\/harvest/, method: 'POST', handler: 'NetworkOnly', options: { cacheName: 'x' } },
          {
            urlPattern: /\/weather/,
            handler: 'NetworkFirst',
            options: {
              backgroundSync: { name: 'weather' }, // want "workbox-background-sync-inert: the queue \"weather\" is for GET"
            },
          },
          {
            urlPattern: /\/tally/,
            method: 'POST',
            handler: ({ request }) => fetch(request),
            options: {
              plugins: [refused],
              backgroundSync: { name: 'tally' }, // want "workbox-background-sync-inert: `backgroundSync` is dropped"
            },
          },
          {
            urlPattern: ({ url }) => url.pathname === '/metrics',
            method: 'POST',
            handler: 'NetworkOnly',
            options: {
              backgroundSync: { name: 'metrics' }, // want "workbox-http-errors-dropped: the queue \"metrics\"" "workbox-startup-only"
            },
          },
          {
            urlPattern: /\/wages/,
            method: 'PUT',
            handler: 'StaleWhileRevalidate', // want "workbox-caching-strategy-for-writes: `StaleWhileRevalidate` can't cache .* PUT"
            options: {
              plugins: [refused],
              backgroundSync: { // want "workbox-startup-only"
                name: 'wages',
                options: { maxRetentionTime: day }, // want "workbox-retention-units: .* these look like milliseconds"
              },
            },
          },
          {
            urlPattern: /\/hours/,
            method: process.env.METHOD,
            handler: 'NetworkOnly',
            options: {
              plugins: [refused],
              backgroundSync: { name: process.env.QUEUE }, // want "workbox-startup-only-fallback: in .* this queue"
            },
          },
        ],
      },
    }),
  ],
});
