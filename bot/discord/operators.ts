// Who runs this bot: the owner of the Discord application, or its team.
import type { APIApplication } from 'discord-api-types/v10';
import { TeamMemberMembershipState } from 'discord-api-types/v10';

/** The owner, or those members of the owning team who accepted their invitation. */
export function ownersOf({ team, owner }: Pick<APIApplication, 'team' | 'owner'>): bigint[] {
  if (!team) return owner ? [BigInt(owner.id)] : [];
  const members = team.members.filter((member) => member.membership_state === TeamMemberMembershipState.Accepted);
  return members.map(({ user }) => BigInt(user.id));
}

export function isOperator(operators: bigint[], learnerId: bigint): boolean {
  return operators.includes(learnerId);
}
