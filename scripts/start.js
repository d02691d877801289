// npm start: builds the site and serves the very files that a host would serve.
import { buildSiteFromSources } from './build.js';
import { serve } from './serve.js';
import { at, say, stop } from './shared.js';

buildSiteFromSources();
const wanted = Number(process.env.PORT ?? 4173);
const { address } = await serve(at('dist'), { port: wanted }).catch((error) =>
  error.code === 'EADDRINUSE' && process.env.PORT === undefined
    ? serve(at('dist'))
    : stop(`Port ${wanted} cannot be used: ${error.message}.`, 'Name another one: PORT=8080 npm start'),
);
say(`共生 Gongsheng is at ${address}   (stop with Ctrl + C)`);
