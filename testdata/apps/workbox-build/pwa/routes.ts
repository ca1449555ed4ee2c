// The routes of what is written, one for each method.
import type { RuntimeCaching } from 'workbox-build';

export const refused = {
  fetchDidSucceed: async ({ response }: { response: Response }) => {
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  },
};

const entry = (method: 'POST' | 'PUT'): RuntimeCaching => ({
  urlPattern: /\/fields/,
  method,
  handler: 'NetworkOnly',
  options: {
    plugins: [refused],
    backgroundSync: { name: `fields-${method}` }, // want "workbox-startup-only-fallback: in .* \"fields-POST\" is replayed"
  },
});

export const writes = [entry('POST'), entry('PUT')];
