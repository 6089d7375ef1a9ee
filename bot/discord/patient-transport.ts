// Answers that outlast a Discord which is down for a moment. discord.js repeats three times, but at once.
import { isPassing, type Transport } from './transport.ts';
import { pausesUntil, tryAgain } from './try-again.ts';

/** From the arrival of the interaction; Discord gives up after 3 s. */
const FIRST_ANSWER_MS = 2800;
/** What follows the first answer is taken for 15 minutes, but nobody watches "thinking" for so long. */
const FOLLOWING_MS = 30_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 4000;

/** The same answers, tried again while they may still be given. Made when the interaction arrives. */
export function patient(transport: Transport): Transport {
  const arrived = performance.now();
  const until = (end: number, run: () => Promise<void>) =>
    tryAgain(run, { pauses: pausesUntil(end, FIRST_PAUSE_MS, LONGEST_PAUSE_MS), passes: isPassing });
  const first = (run: () => Promise<void>) => until(arrived + FIRST_ANSWER_MS, run);
  const following = (run: () => Promise<void>) => until(performance.now() + FOLLOWING_MS, run);
  return {
    reply: (...answer) => first(() => transport.reply(...answer)),
    update: (...answer) => first(() => transport.update(...answer)),
    showModal: (...answer) => first(() => transport.showModal(...answer)),
    defer: (...answer) => first(() => transport.defer(...answer)),
    deferUpdate: () => first(() => transport.deferUpdate()),
    edit: (...answer) => following(() => transport.edit(...answer)),
    remove: () => following(() => transport.remove()),
    followUp: (...answer) => following(() => transport.followUp(...answer)),
    // Whoever types has typed on by then.
    suggest: (choices) => transport.suggest(choices),
  };
}
