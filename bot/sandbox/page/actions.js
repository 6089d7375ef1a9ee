// What the person does, and what they are told when it fails.
import { EPHEMERAL } from './rows.js';
import { idAt } from './snowflake.js';
import { changeTimeline } from './world.js';

const SILENT = 'no answer within 3 s';
/** A command that is answered sooner shows no line of its own. */
const PATIENCE = 400;

export function createActions({ world, api }) {
  const report = (refusal) => world.tell('problem', refusal.message);
  const showModal = (outcome) => outcome.modal && world.tell('modal', outcome);

  async function press(message, customId, values) {
    const mark = { customId };
    const settle = (press) => {
      if (world.presses.get(message.id) !== mark) return;
      if (press) world.presses.set(message.id, press);
      else world.presses.delete(message.id);
      world.tell('messages', message.channel_id);
    };
    world.presses.set(message.id, mark);
    if (values) world.choices.set(message.id, { ...world.choices.get(message.id), [customId]: values });
    world.tell('messages', message.channel_id);
    try {
      const outcome = await api.press({ message: message.id, custom_id: customId, ...(values && { values }) });
      settle(outcome.problem === SILENT ? { customId, problem: 'This interaction failed' } : undefined);
      showModal(outcome);
    } catch (refusal) {
      settle({ customId, problem: refusal.message });
    }
  }

  async function runCommand(channelId, entry, { options, files }) {
    const line = localLine(world, channelId, entry);
    world.awaited.add(line);
    const waiting = setTimeout(() => world.awaited.has(line) && show(line), PATIENCE);
    try {
      const { name, subcommand } = entry;
      const outcome = await api.command({
        channel: channelId,
        name,
        ...(subcommand && { subcommand }),
        options,
        files,
      });
      hide(line);
      if (outcome.problem === SILENT) show({ ...line, flags: EPHEMERAL, local: 'failed' });
      showModal(outcome);
    } catch (refusal) {
      hide(line);
      throw refusal;
    } finally {
      clearTimeout(waiting);
      world.awaited.delete(line);
    }
  }

  const show = (line) =>
    changeTimeline(world, line.channel_id, (timeline) => ({ ...timeline, messages: [...timeline.messages, line] }));

  const hide = ({ id, channel_id: channelId }) =>
    changeTimeline(world, channelId, (timeline) => ({
      ...timeline,
      messages: timeline.messages.filter((message) => message.id !== id),
    }));

  return {
    press,
    runCommand,
    /** Takes a message away: one's own for everybody, an ephemeral one for oneself. */
    remove: (message) => (message.local ? hide(message) : api.remove({ message: message.id }).catch(report)),
    edit: (message, content) => api.edit({ message: message.id, content }),
    send: (channelId, content, files) => api.send({ channel: channelId, content, ...(files.length && { files }) }),
    /** Gives the outcome's problem in words, or undefined when the form can close. */
    async submitModal(interaction, fields) {
      const outcome = await api.submit({ modal: interaction, fields });
      return outcome.problem === SILENT ? 'Something went wrong. Your text is kept: try again.' : undefined;
    },
  };
}

/** A line that only this page knows: the bot's answer to a command, while it is awaited or when it never came. */
function localLine(world, channelId, entry) {
  const now = Date.now();
  return {
    id: idAt(now),
    channel_id: channelId,
    author: world.bot.user,
    content: '',
    timestamp: new Date(now).toISOString(),
    local: 'sending',
    interaction: { name: entry.label, user: world.me },
  };
}
