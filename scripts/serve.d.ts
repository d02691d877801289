import type { Server } from 'node:http';

export interface ServeOptions {
  port?: number;
  host?: string;
  under?: string;
}
export function serve(folder: string, options?: ServeOptions): Promise<{ server: Server; address: string }>;
