// Ways to deny a sentence: what it states is no longer claimed, though all its words still stand there.

/** Null where a sentence can't be denied this way without more grammar than code has. */
export type Denial = {
  name: string;
  /** It calls the whole sentence untrue, and doesn't change its words. */
  framed: boolean;
  /** The denied sentence. */
  of(sentence: string): string | null;
};

const framed = (name: string, frame: (claim: string) => string): Denial => ({
  name,
  framed: true,
  of: (sentence) => {
    const [, bullet, claim, end] = /^(\s*(?:[-*•–]\s+|\d+[.)]\s+)?)([\s\S]*?)(\s*)$/.exec(sentence)!;
    return claim === '' ? sentence : `${bullet}${frame(claim!)}${end}`;
  },
});

export const denials: Denial[] = [
  framed('It is not true that …', (claim) => `It is not true that ${inside(claim)}`),
  framed('It is a lie that …', (claim) => `It is a lie that ${inside(claim)}`),
  framed('I doubt that …', (claim) => `I doubt that ${inside(claim)}`),
  framed('I do not think that …', (claim) => `I do not think that ${inside(claim)}`),
  framed('Some wrongly claim that …', (claim) => `Some wrongly claim that ${inside(claim)}`),
  framed('… That is wrong.', (claim) => `${/[.!?]$/.test(claim) ? claim : `${claim}.`} That is wrong.`),
  { name: 'auxiliary and not', framed: false, of: (sentence) => atVerb(sentence, (verb) => `${verb} not`) },
  { name: "auxiliary with n't", framed: false, of: (sentence) => atVerb(sentence, contracted) },
];

/** Without those that are often full verbs ("has a copy"). */
const auxiliary = /\b(?:is|are|was|were|can|could|will|would|must|should)\b/gi;
const negation = /n['’]t\b|\b(?:not|no|never|nobody|nothing|none|without|cannot)\b/i;

/** Denies every clause with an auxiliary. Not for a sentence that denies already, nor for a question. */
function atVerb(sentence: string, change: (verb: string) => string): string | null {
  if (sentence.search(auxiliary) < 0 || negation.test(sentence) || sentence.includes('?')) return null;
  return sentence.replace(auxiliary, change);
}

function contracted(verb: string): string {
  return /^will$/i.test(verb) ? "won't" : /^can$/i.test(verb) ? "can't" : `${verb}n't`;
}

/** As it stands within a sentence: names and abbreviations keep their capitals. */
function inside(claim: string): string {
  return /^(?:A|[A-Z][a-z]+)\b(?!['’-])/.test(claim) ? claim[0]!.toLowerCase() + claim.slice(1) : claim;
}
