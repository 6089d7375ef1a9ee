// The interactions that the bot may still answer.
import { randomBytes } from 'node:crypto';
import { refuse } from '../limits/refusal.ts';
import type { World } from '../world/world.ts';
import type { Act, Interaction } from './interaction.ts';

const FIRST_ANSWER_MS = 3000;
/** How long a deferred answer is waited for before an outcome says "thinking". */
export const THINKING_MS = 15_000;
const TOKEN_MS = 15 * 60_000;
/** The oldest are forgotten beyond it, so that a load test does not fill the memory. */
const REMEMBERED = 100_000;
const MODALS_OPEN = 10_000;

export type Registry = {
  begin(act: Omit<Act, 'data'>): Interaction;
  /** Throws Unknown interaction (10062) or already acknowledged (40060) unless the first answer is still open. */
  unanswered(id: string, token: string): Interaction;
  /** Throws Invalid Webhook Token (50027) or Unknown Webhook (10015) unless it was answered less than 15 min ago. */
  answered(application: string, token: string): Interaction;
  /** Notes the first answer; `thinking` when more is to come. */
  acknowledge(interaction: Interaction, thinking: boolean): void;
  fill(interaction: Interaction): void;
  /** The interaction that opened a modal, until the modal is sent off. A person may take longer than the token lasts. */
  opener(id: string): Interaction | undefined;
  closeModal(id: string): void;
  /** Resolved once none is waiting for its answer. */
  settled(): Promise<void>;
  close(): void;
};

export function openRegistry(world: World): Registry {
  const byToken = new Map<string, Interaction>();
  const byId = new Map<string, Interaction>();
  const modals = new Map<string, Interaction>();
  const waiting = new Set<Interaction>();
  const timers = new Map<Interaction, NodeJS.Timeout>();

  const isExpired = ({ startedAt }: Interaction) => world.now().getTime() - startedAt > TOKEN_MS;
  const forgetOld = () => {
    for (const old of byToken.values()) {
      if (byToken.size <= REMEMBERED && !isExpired(old)) return;
      byToken.delete(old.token);
      byId.delete(old.id);
    }
  };
  const stopTimer = (interaction: Interaction) => {
    clearTimeout(timers.get(interaction));
    timers.delete(interaction);
  };
  const finish = (interaction: Interaction) => {
    stopTimer(interaction);
    waiting.delete(interaction);
    interaction.acknowledged.resolve();
    interaction.complete.resolve();
  };
  return {
    begin(act) {
      forgetOld();
      const interaction: Interaction = {
        ...act,
        id: world.nextId(),
        token: `sandbox-${randomBytes(24).toString('base64url')}`,
        startedAt: world.now().getTime(),
        state: 'waiting',
        thinking: false,
        followUps: [],
        acknowledged: Promise.withResolvers(),
        complete: Promise.withResolvers(),
      };
      byToken.set(interaction.token, interaction);
      byId.set(interaction.id, interaction);
      waiting.add(interaction);
      timers.set(
        interaction,
        setTimeout(() => {
          interaction.state = 'late';
          finish(interaction);
        }, FIRST_ANSWER_MS),
      );
      return interaction;
    },
    unanswered(id, token) {
      const interaction = byId.get(id);
      if (!interaction || interaction.token !== token || interaction.state === 'late')
        throw refuse.unknownInteraction();
      if (interaction.state === 'answered') throw refuse.acknowledged();
      return interaction;
    },
    answered(application, token) {
      const interaction = byToken.get(token);
      if (application !== world.fixed.bot) throw refuse.unknownWebhook();
      if (!interaction || isExpired(interaction)) throw refuse.invalidToken();
      if (interaction.state !== 'answered') throw refuse.unknownWebhook();
      return interaction;
    },
    acknowledge(interaction, thinking) {
      interaction.state = 'answered';
      interaction.thinking = thinking;
      if (interaction.modal) {
        modals.set(interaction.id, interaction);
        if (modals.size > MODALS_OPEN) modals.delete(modals.keys().next().value!);
      }
      if (!thinking) return finish(interaction);
      stopTimer(interaction);
      timers.set(
        interaction,
        setTimeout(() => finish(interaction), THINKING_MS),
      );
      interaction.acknowledged.resolve();
    },
    fill(interaction) {
      interaction.thinking = false;
      finish(interaction);
    },
    opener: (id) => modals.get(id),
    closeModal: (id) => void modals.delete(id),
    async settled() {
      while (waiting.size) await Promise.all([...waiting].map(({ complete }) => complete.promise));
    },
    close() {
      for (const interaction of waiting) finish(interaction);
    },
  };
}
