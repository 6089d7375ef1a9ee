// A thread that fits: gets a learner's answers, sends back the comparison and, when they are better, the parameters.
import { parentPort, workerData } from 'node:worker_threads';
import { crossValidate } from './comparison.ts';
import type { FitRequest, FitResult } from './fit-thread.ts';
import { fitted } from './fitting.ts';

const { cards } = workerData as FitRequest;
const comparison = await crossValidate(cards, fitted);
const result: FitResult = { comparison, parameters: [...(await fitted(cards))] };
parentPort?.postMessage(result);
