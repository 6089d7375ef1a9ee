// Why an answer has no grade, as learners read it.
import type { UngradedReason } from './assessment.ts';

const REASONS: Record<UngradedReason, string> = {
  unclear: 'too much of the answer could be read either way',
  refusal: 'the model declined to grade it',
  'cut off': "the model's reply ended in the middle",
  junk: "the model's reply could not be read",
  'wrong shape': "the model's reply was of another form than asked for",
  'too many requests': "the model's server is overloaded",
  'server error': "the model's server had an error",
  unreachable: "the model's server can't be reached",
  timeout: "the model's server took too long",
  rejected: "the model's server refuses our requests: the operator must look at its settings",
  budget: "the model's server failed, and today's budget allows no other try",
};

/** To follow a colon, without a full stop. */
export function reasonText(reason: UngradedReason): string {
  return REASONS[reason];
}
