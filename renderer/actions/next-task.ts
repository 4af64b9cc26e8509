/** Resolves in a task of its own, so that the page can paint and take keys between two pieces of work. A window in the background is not held up, as timers are there. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise(resolve => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
