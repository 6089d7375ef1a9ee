// What is said around the messages: that something is offline, who types, and for screen readers what has come.
import { el, redraw, waitingDots } from './dom.js';
import { icon } from './icons.js';
import { displayName } from './people.js';
import { messageText } from './plain-text.js';
import { timestampText } from './time.js';
import { namesIn } from './world.js';

const LONGEST_ANNOUNCEMENT = 600;

export function banner(place, { world }) {
  const draw = () => {
    const bot = displayName(world.bot.user);
    const lost = world.connection === 'lost' && 'The connection to the sandbox is lost. Trying again…';
    const offline = !world.bot.online && `${bot} is offline. It answers again when it is back.`;
    const text = lost || offline;
    place.hidden = !text;
    redraw(place, text && icon('warning'), text);
  };
  world.watch('connection bot people', draw);
}

export function typingLine(place, { world }) {
  let shown = '';
  const draw = () => {
    const typing = world.typing.get(world.current);
    const active = typing && typing.until > Date.now();
    const name = active ? displayName(world.users.get(typing.user)) : '';
    if (name === shown) return;
    shown = name;
    redraw(place, name && [waitingDots(), el('b', {}, name), ' is typing…']);
  };
  world.watch('typing current', draw);
  setInterval(draw, 1000);
}

/** Tells of messages in the channel that is open, one line each. */
export function announcer(place, { world }) {
  const names = { ...namesIn(world), time: ({ unix, style }) => timestampText(unix, style, new Date()) ?? '' };
  world.watch('arrival', (message) => {
    if (message.channel_id !== world.current) return;
    const text = messageText(message, names).slice(0, LONGEST_ANNOUNCEMENT);
    if (text) redraw(place, el('p', {}, `${displayName(message.author)}: ${text}`));
  });
}
