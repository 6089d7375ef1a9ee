import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import type { Learner } from './learner.store.ts';
import { clockOf, dayOfDate, daysBetween, learnerDay } from './learner-day.ts';
import { dayLabel } from './written-day.ts';

/** All settings with what they mean, and the command that changes each. `news` stands above them. */
export function settingsView(learner: Learner, grader: GraderStanding, now: Date, news?: string): Reply {
  return {
    embeds: [
      embed({
        title: 'Your settings',
        description: news,
        fields: [
          { name: 'Time zone', value: `${zoneText(learner, now)}\n-# /settings zone` },
          {
            name: 'Your day begins at',
            value: `${clockTime(learner.dayStartsAt)}: until then it is still yesterday\n-# /settings day-start`,
          },
          { name: 'New cards a day', value: `${learner.newPerDay}\n-# /settings new-cards`, inline: true },
          { name: 'Reviews a day', value: `at most ${learner.reviewsPerDay}\n-# /settings reviews`, inline: true },
          {
            name: 'Desired retention',
            value: `${Math.round(learner.desiredRetention * 100)} %: cards come back when you would still know this many of them\n-# /settings retention`,
          },
          { name: 'Interview', value: `${interviewText(learner, now)}\n-# /settings interview-date` },
          { name: 'Who grades your answers', value: `${graderText(grader)}\n-# /settings grader` },
        ],
      }),
    ],
  };
}

function zoneText({ zone }: Learner, now: Date): string {
  if (!zone) return 'not told yet; days turn over by UTC until you tell it';
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
  return `${zone.replaceAll('_', ' ')}, where it is ${time} now`;
}

function interviewText(learner: Learner, now: Date): string {
  if (!learner.interviewDate) return 'no date set; new cards come in the order of the guide';
  const day = dayOfDate(learner.interviewDate);
  const left = daysBetween(learnerDay(now, clockOf(learner)), day);
  if (left < 0) return `${dayLabel(day)}, which is past: new cards come in the order of the guide again`;
  const when = left === 0 ? 'today: good luck' : `${plural(left, 'day')} to go`;
  return `${dayLabel(day)}, ${when}. What an answer cannot do without comes first, mixed over the chapters`;
}

const BUILT_IN =
  'measures whether the expected points are mentioned, not whether all you say is right; nothing leaves this bot';

function graderText(grader: GraderStanding): string {
  if (grader.kind === 'model')
    return `the language model at ${grader.host}: it judges whether what you say is right; your answers are sent there, without your name`;
  if (grader.kind === 'ask')
    return `not chosen yet: you are asked before an answer of yours is sent to the language model at ${grader.host}`;
  const why = {
    'no model': '. No language model is set up here',
    'no budget': ". You chose the language model; today's budget for it is used up",
    declined: 'host' in grader ? `. A language model at ${grader.host} could grade too` : '',
  }[grader.why];
  return `the built-in grader: it ${BUILT_IN}${why}`;
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
