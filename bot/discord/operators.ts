// Who runs this bot: the owner of the Discord application, or its team.
import type { APIApplication } from 'discord-api-types/v10';
import { TeamMemberMembershipState } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { DirectOutcome } from './direct-messages.ts';
import { LIMITS } from './limits.ts';
import type { Reply } from './route.ts';
import { clip } from './text.ts';

/** The owner, or those members of the owning team who accepted their invitation. */
export function ownersOf({ team, owner }: Pick<APIApplication, 'team' | 'owner'>): bigint[] {
  if (!team) return owner ? [BigInt(owner.id)] : [];
  const members = team.members.filter((member) => member.membership_state === TeamMemberMembershipState.Accepted);
  return members.map(({ user }) => BigInt(user.id));
}

/** Sends a text to every operator in a direct message. Never rejects: what doesn't reach one is logged, without the text. */
export async function tellOperators(
  operators: Iterable<bigint>,
  send: (operator: bigint, reply: Reply) => Promise<DirectOutcome>,
  text: string,
  log: Logger,
): Promise<void> {
  for (const operator of new Set(operators)) {
    try {
      const outcome = await send(operator, { content: clip(text, LIMITS.content) });
      if ('refused' in outcome) log.warn({ operator, code: outcome.refused }, 'an operator takes no direct messages');
    } catch (err) {
      log.error({ operator, err }, 'an operator could not be told');
    }
  }
}
