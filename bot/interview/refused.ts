// Why a press changes nothing, in words: what holds now, so that nobody thinks that something was lost.
import type { Place } from './places.ts';
import type { Phase, Refusal, Session } from './session.ts';

const WHERE = '**/interview resume** shows where you stand.';
const PAUSED = 'The interview is paused. Press **Go on**, or use **/interview resume**.';
const NOW: Record<Phase, string> = {
  ready: 'The interview has not begun yet.',
  asking: `The interview has gone on since. ${WHERE}`,
  grading: 'Your answer is being graded, and the clock stands.',
  ungraded: `Your answer is kept and waits for its grade. ${WHERE}`,
  judging: "The grader's verdict waits to be revealed.",
  between: `The verdict is there, and **Next** goes on. ${WHERE}`,
  ended: 'This interview is over. **/interview report** shows its report.',
};

export function refusedText(refused: Refusal, { place, session }: Pick<Place, 'place'> & { session: Session }): string {
  switch (refused) {
    case 'over':
      return NOW.ended;
    case 'no hints':
      return 'There are no more hints to this question.';
    case 'blank':
      return place === 'direct'
        ? 'Write your answer here first, then press **Done**.'
        : 'There is no word in this answer, so it was not taken. The question is still open.';
    case 'paused':
      return PAUSED;
    case 'stale':
      return `That is done already, here or elsewhere. ${session.paused ? PAUSED : NOW[session.phase]}`;
  }
}
