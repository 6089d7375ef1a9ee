// The checkup of the language model's server: there, and it knows the model.
import { type Finding, fail, ok, skip, warn } from './checkup.ts';

export type ModelPlace = { apiKey: string; baseUrl?: string; model: string };

const WITHIN_MS = 10_000;
const OPENAI = 'https://api.openai.com/v1';

/** Asks for the list of models: it costs nothing, and no text of a learner is sent. */
export async function checkModel(place: ModelPlace | undefined): Promise<Finding> {
  if (!place) return skip('model', 'no OPENAI_MODEL: answers are graded by the embedded grader');
  const base = (place.baseUrl ?? OPENAI).replace(/\/+$/, '');
  const { host } = new URL(base);
  try {
    const response = await fetch(`${base}/models`, {
      headers: { authorization: `Bearer ${place.apiKey}` },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (response.status === 401 || response.status === 403) {
      return fail('model', `${host} does not accept the key`, 'Put a valid one into OPENAI_API_KEY.');
    }
    if (!response.ok)
      return warn(
        'model',
        `${host} answers ${response.status} when asked for its models`,
        'Check OPENAI_BASE_URL; it usually ends in /v1.',
      );
    return known(host, place.model, await response.json());
  } catch (error) {
    const cause = ((error as Error).cause as { code?: string } | undefined)?.code ?? (error as Error).message;
    return fail('model', `${host} can't be reached (${cause})`, 'Start that server, or correct OPENAI_BASE_URL.');
  }
}

function known(host: string, model: string, list: unknown): Finding {
  const { data } = (list ?? {}) as { data?: { id?: string }[] };
  if (!Array.isArray(data))
    return warn('model', `${host} gives no list of its models`, 'Grade one answer to see whether it works.');
  // Ollama writes "llama3.1:latest" for what is called "llama3.1".
  if (data.some(({ id }) => id === model || id === `${model}:latest`)) return ok('model', `${model} at ${host}`);
  return warn('model', `${host} does not list ${model}`, 'Correct OPENAI_MODEL, or have that server load it.');
}
