// The least that a bot on discord.js can do: whatever is pressed, it answers with the same card.
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { serveBench } from './in-bot-process.ts';

const { DISCORD_TOKEN: token = '', DISCORD_API_URL: api = '' } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api, version: '10' } });

const button = (label: string) => ({ type: 2, style: 1, label, custom_id: `constant:${label}` });
const row = (...labels: string[]) => ({ type: 1, components: labels.map(button) });
const card = {
  embeds: [{ description: `### What does a card ask?\n\n${'As many words as a card has. '.repeat(10)}` }],
  components: [row('Again', 'Hard', 'Good', 'Easy'), row('Show answer', 'Undo', 'Not today', 'Stop')],
};

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply({ ...card, flags: MessageFlags.Ephemeral });
  if (interaction.isButton()) await interaction.update(card);
});
const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(token);
await ready;
await client.application?.commands.set([
  { name: 'study', description: 'Shows a card.', options: [{ name: 'deck', description: 'The deck.', type: 3 }] },
]);
serveBench();
