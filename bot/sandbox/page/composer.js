// Where the person writes: plain messages with files, or a slash command with its options.
import { createCommandLine } from './command-line.js';
import { commandEntries } from './commands.js';
import { el, redraw } from './dom.js';
import { createFileShelf } from './file-shelf.js';
import { encodeFile } from './files.js';
import { icon } from './icons.js';
import { createMessageField, LONGEST_MESSAGE } from './message-field.js';
import { channelTitle, isDirect } from './people.js';
import { createPicker } from './picker.js';
import { channelNow, timelineOf } from './world.js';

/** Fills the form; returns `{focus(), startCommand(name)}`. `onSend` is called when the person has sent something. */
export function composer(form, { world, api, actions, onSend }) {
  const drafts = new Map();
  let channelOfText;
  let line;

  const pickerPlace = el('div', { class: 'picker', hidden: true });
  const picker = createPicker(pickerPlace);
  const hint = el('p', { class: 'composer-hint' });
  const problem = el('p', { class: 'composer-problem', role: 'alert' });
  const shelf = createFileShelf({ onProblem: tell });
  const entries = () => commandEntries(world.commands, { direct: isDirect(channelNow(world)) });
  const text = createMessageField({
    world,
    picker,
    entries,
    on: { input: () => tell(''), entry: startCommand, send: sendText, editLast: () => editLast(world) },
  });
  const commandPlace = el('div', { class: 'command-place' });
  const send = el('button', { class: 'icon-button send', 'aria-label': 'Send', title: 'Send' }, icon('send'));
  const box = el('div', { class: 'composer-box' }, shelf.button, text.node, commandPlace, send);
  form.append(pickerPlace, hint, problem, shelf.node, box, text.counter);

  function tell(words) {
    redraw(problem, words && icon('warning'), words);
  }

  function showHint(option) {
    redraw(hint, option && [el('b', {}, option.name), option.description]);
  }

  function startCommand(entry) {
    const on = {
      run: (values) => run(entry, values),
      cancel: () => leaveCommand(`/${entry.label}`),
      problem: tell,
      hint: showHint,
    };
    picker.close();
    tell('');
    text.set('');
    line = createCommandLine(entry, { world, api, picker, channel: world.current, on });
    commandPlace.replaceChildren(line.node);
    form.classList.add('commanding');
    line.focus();
  }

  function leaveCommand(words) {
    picker.close();
    line = undefined;
    commandPlace.replaceChildren();
    form.classList.remove('commanding');
    showHint(undefined);
    tell('');
    text.set(words);
    text.node.focus();
  }

  async function run(entry, { options, files }) {
    const channel = world.current;
    leaveCommand('');
    onSend();
    try {
      await actions.runCommand(channel, entry, { options, files: await encodedByName(files) });
    } catch (refusal) {
      tell(`/${entry.label}: ${refusal.message}`);
    }
  }

  async function sendText() {
    const channel = world.current;
    const content = text.node.value.trim();
    const files = shelf.files();
    if (!content && !files.length) return;
    const wrong = messageProblem(content);
    if (wrong) return tell(wrong);
    text.set('');
    shelf.clear();
    tell('');
    onSend();
    try {
      await actions.send(channel, content, await Promise.all(files.map(encodeFile)));
    } catch (refusal) {
      tell(refusal.message);
      shelf.add(files);
      if (world.current === channel && !text.node.value) text.set(content);
    }
  }

  function draw() {
    const channel = channelNow(world);
    if (!channel) return;
    text.call(`Message ${isDirect(channel) ? '@' : '#'}${channelTitle(channel, world.bot.user)}`);
    if (channelOfText === channel.id) return;
    const focused = form.contains(document.activeElement);
    drafts.set(channelOfText, text.node.value);
    channelOfText = channel.id;
    if (line) leaveCommand('');
    tell('');
    text.set(drafts.get(channel.id) ?? '');
    if (focused) text.node.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (line) line.run();
    else sendText();
  });
  world.watch('current channels people', draw);
  world.watch('problem', tell);

  return {
    focus: () => (line ?? text.node).focus(),
    /** Begins the command of that name, as if it had been picked. */
    startCommand(name) {
      const entry = entries().find(({ label }) => label === name) ?? entries().find((other) => other.name === name);
      if (entry) startCommand(entry);
    },
  };
}

function messageProblem(content) {
  if (content.startsWith('/') && !content.includes('\n')) return `There is no command ${content.split(' ')[0]} here.`;
  const { length } = content;
  if (length > LONGEST_MESSAGE) return `A message has room for ${LONGEST_MESSAGE} characters; this one has ${length}.`;
  return undefined;
}

async function encodedByName(files) {
  const names = Object.keys(files);
  if (!names.length) return undefined;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await encodeFile(files[name])])));
}

function editLast(world) {
  const own = timelineOf(world, world.current).messages.findLast((message) => message.author.id === world.me.id);
  if (!own) return;
  world.editing = own.id;
  world.tell('messages', world.current);
}
