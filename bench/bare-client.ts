// discord.js as it comes, with the intents of Quorum and nothing to do: the peer of whatever a connected bot costs.
import { Client, Events, GatewayIntentBits } from 'discord.js';

// discord.js reads this one by itself, and takes an empty one for a wrong one.
delete process.env.SHARD_COUNT;
const { DISCORD_TOKEN: token = '', DISCORD_API_URL: api = '' } = process.env;
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
  rest: { api, version: '10' },
});
client.once(Events.ClientReady, ({ guilds }) => console.log(`The client is up, in ${guilds.cache.size} servers.`));
await client.login(token);
