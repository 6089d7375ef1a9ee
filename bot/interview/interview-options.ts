// The options of /interview.
import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { LEVELS, MINUTES_A_QUESTION, QUESTIONS } from './plan.ts';

const text = (name: string, description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
});
const whole = (name: string, description: string, min_value: number, max_value: number) => ({
  type: ApplicationCommandOptionType.Integer as const,
  ...{ name, description, min_value, max_value },
});

/** Of an interview of single questions. */
export const QUESTION_OPTIONS: APIApplicationCommandBasicOption[] = [
  text('chapters', 'Such as 3 or 1-4, 9; left out: mixed, more from where you are weak'),
  {
    ...text('level', 'The level that you interview for; left out: that of last time, or mid'),
    choices: LEVELS.map((level) => ({ name: level, value: level })),
  } as APIApplicationCommandBasicOption,
  whole('questions', `How many; left out: ${QUESTIONS}`, 1, 12),
  whole('minutes', `For all of them; left out: ${MINUTES_A_QUESTION} for each`, 3, 180),
  text('deck', 'Which deck; left out: the one of last time'),
];

export const SCENARIO_OPTION = {
  ...text('name', 'Which one'),
  required: true,
} as APIApplicationCommandBasicOption;

export const GROUP_OPTIONS = [
  ...QUESTION_OPTIONS,
  text('scenario', 'A long design interview instead of single questions'),
];

export const REPORT_OPTIONS = [text('interview', 'Which one; left out: the last')];
