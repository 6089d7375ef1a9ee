// The other end of bot-process.ts: says that the bot is connected and, when asked, its CPU time. Ends when left alone.
import type { Asked, Told } from './bot-process.ts';

export function serveBench(): void {
  if (!process.connected) process.exit();
  const tell = (told: Told) => process.send?.(told);
  process.on('disconnect', () => process.exit());
  process.on('message', (_asked: Asked) => {
    const { user, system } = process.cpuUsage();
    tell({ cpuMs: (user + system) / 1000 });
  });
  tell('connected');
}
