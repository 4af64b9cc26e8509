import { register } from 'tsx/esm/api';

/* The worker as it stands in the source: Node 20 reads no TypeScript, and its workers take no loader from the command line. */

register();
await import('./index-worker.ts');
