// A static host like any other: files, their types, nothing else; no header that a plain host would not send.
import { createServer } from 'node:http';
import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves a folder; resolves to the server and its address once it listens. Port 0 takes a free one. */
export function serve(folder, { port = 0, host = '127.0.0.1', under = '/' } = {}) {
  const server = createServer((request, response) => {
    const path = fileOf(folder, under, request.url ?? '/');
    if (path === null || !['GET', 'HEAD'].includes(request.method ?? '')) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve({ server, address: `http://${host}:${server.address().port}${under}` });
    });
  });
}

function fileOf(folder, under, url) {
  let asked;
  try {
    asked = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (!asked.startsWith(under)) return null;
  const path = normalize(join(folder, asked.slice(under.length)));
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) return null;
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return path;
    const index = join(path, 'index.html');
    statSync(index);
    return index;
  } catch {
    return null;
  }
}
