// For tests: a model's server that can fail and take its time, and finds every point missed.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Seen, testServer } from '../model/test-server.ts';

/** `failures`: how many requests fail before the first one succeeds. Each grading asks three times before it gives up. */
export async function slowModel({ failures = 0, delayMs = 0 }: { failures?: number; delayMs?: number } = {}) {
  let [left, delay] = [failures, delayMs];
  const server = await testServer(async (request) => {
    if (left > 0) {
      left--;
      return { status: 500 };
    }
    await sleep(delay, undefined, { ref: false });
    return { content: JSON.stringify(allMissed(request)) };
  });
  return {
    url: server.url,
    calls: () => server.seen.length,
    delayBy(ms: number) {
      delay = ms;
    },
    fail(times: number) {
      left = times;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function allMissed({ body: { messages } }: Seen) {
  const [, rubric = '{}'] = /The rubric:\n([\s\S]*?)\nThe candidate's answer/.exec(messages.at(-1)!.content) ?? [];
  const { criteria, misconceptions } = JSON.parse(rubric) as Record<string, { id: string }[]>;
  return {
    criteria: criteria!.map(({ id }) => ({ id, verdict: 'missed', quotation: '' })),
    misconceptions: misconceptions!.map(({ id }) => ({ id, found: false, quotation: '' })),
  };
}
