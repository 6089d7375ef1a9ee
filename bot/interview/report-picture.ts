// The report's picture as SVG: a bar for each question, and a mark for each point. Large enough to be read on a phone.
import type { Verdict } from '../grading/assessment.ts';
import { passingShare } from '../grading/score.ts';
import type { Plan } from './plan.ts';
import type { Session } from './session.ts';
import { interviewScore, type TurnScore } from './turn-score.ts';

const WIDTH = 640;
const ROW = 88;
const TOP = 78;
const LEGEND = 84;
const BAR = { from: 28, width: 290, height: 26 };
const MARKS = { from: 440, apart: 28 };
const INK = '#f2f3f5';
const FAINT = '#b5bac1';
const COLOURS: Record<Verdict, string> = { met: '#3ba55d', partly: '#f0b232', missed: '#f23f43', unclear: '#b5bac1' };
/** The family of the fonts that the renderer is given. */
export const FONT = 'DejaVu Sans';

export function reportPicture(plan: Plan, session: Session): string {
  const score = interviewScore(plan, session);
  const bottom = TOP + ROW * session.turns.length;
  const rows = session.turns.map((turn, i) => {
    const { title } = plan.questions[i]!;
    const y = TOP + ROW * i;
    const criteria = turn.assessment?.criteria ?? [];
    return [
      text(BAR.from, y + 18, `${i + 1}. ${cut(title, 38)}`, 21),
      bar(y + 30, score.turns[i] ?? null),
      ...criteria.map((one, at) => mark(MARKS.from + at * MARKS.apart, y + 43, one)),
    ].join('');
  });
  const legend = (['met', 'partly', 'missed', 'unclear'] as const).map((verdict, i) => {
    const x = 40 + i * 112;
    return mark(x, bottom + 30, { verdict, essential: false }) + text(x + 16, bottom + 36, verdict, 18, FAINT);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${bottom + LEGEND}" viewBox="0 0 ${WIDTH} ${bottom + LEGEND}">`,
    `<rect width="${WIDTH}" height="${bottom + LEGEND}" fill="#2b2d31"/>`,
    text(28, 46, cut(plan.scenario?.title ?? 'Mock interview', 36), 28),
    ...rows,
    ...legend,
    `<circle cx="40" cy="${bottom + 60}" r="11" fill="none" stroke="${INK}" stroke-width="1.5"/>`,
    text(56, bottom + 66, 'essential', 18, FAINT),
    passLine(264, bottom + 46),
    text(278, bottom + 66, 'pass, 60 %', 18, FAINT),
    '</svg>',
  ].join('');
}

function bar(y: number, own: TurnScore | null): string {
  const figure = own ? `${Math.round(own.share * 100)} %` : 'no verdict';
  const open = own && own.share >= 0.4 ? COLOURS.partly : COLOURS.missed;
  const colour = own?.verdict === 'passed' ? COLOURS.met : open;
  const part = Math.round(BAR.width * (own?.share ?? 0));
  const rect = (width: number, fill: string) =>
    `<rect x="${BAR.from}" y="${y}" width="${width}" height="${BAR.height}" rx="4" fill="${fill}"/>`;
  const bars = rect(BAR.width, '#3f4147') + rect(part, colour) + passLine(BAR.from + BAR.width * passingShare, y);
  return bars + text(BAR.from + BAR.width + 14, y + 20, figure, 20);
}

function passLine(x: number, y: number): string {
  return `<line x1="${x}" y1="${y - 3}" x2="${x}" y2="${y + BAR.height + 3}" stroke="${INK}" stroke-width="2" stroke-dasharray="4 3"/>`;
}

/** Told apart by shape as well as by colour: full, half, a cross, empty. */
function mark(x: number, y: number, { verdict, essential }: { verdict: Verdict; essential: boolean }): string {
  const colour = COLOURS[verdict];
  const outline = `<circle cx="${x}" cy="${y}" r="7" fill="none" stroke="${colour}" stroke-width="2"/>`;
  const shape = {
    met: `<circle cx="${x}" cy="${y}" r="8" fill="${colour}"/>`,
    partly: `${outline}<path d="M${x} ${y - 7}a7 7 0 0 0 0 14z" fill="${colour}"/>`,
    missed: `<path d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" stroke="${colour}" stroke-width="3.5"/>`,
    unclear: outline,
  }[verdict];
  const ring = essential ? `<circle cx="${x}" cy="${y}" r="12" fill="none" stroke="${INK}" stroke-width="1.5"/>` : '';
  return shape + ring;
}

/** What the picture shows, for those who don't see it. */
export function pictureText(plan: Plan, session: Session): string {
  const score = interviewScore(plan, session);
  const lines = session.turns.map((turn, i) => {
    const question = plan.questions[i]!;
    const own = score.turns[i];
    const counts = (['met', 'partly', 'missed', 'unclear'] as const)
      .map(
        (verdict) => [verdict, turn.assessment?.criteria.filter((one) => one.verdict === verdict).length ?? 0] as const,
      )
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => `${count} ${verdict}`);
    const figure = own ? `${Math.round(own.share * 100)} %, ${own.verdict}` : 'no verdict';
    return `${question.chapter === null ? '' : `Chapter ${question.chapter}, `}${question.title}: ${figure}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}.`;
  });
  return lines.join(' ');
}

function text(x: number, y: number, content: string, size: number, fill = INK): string {
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" fill="${fill}">${escaped(content)}</text>`;
}

function cut(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

function escaped(content: string): string {
  return content.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
