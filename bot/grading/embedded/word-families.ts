// English words that belong together although their letters don't tell: irregular forms, and words of like meaning.

/** Each line: a word, then its forms and derivatives that no rule of endings finds. */
const irregular = `
become became|begin began begun|bind bound|break broke broken|bring brought|build built|buy bought|catch caught
choose chose chosen choice|deal dealt|draw drew drawn|drive drove driven|fall fell fallen
feed fed|feel felt|find found|forget forgot forgotten|freeze froze frozen
grow grew grown growth|hear heard|hide hid hidden|hold held|keep kept|lead led|lend lent
lose lost loss losses|mean meant|pay paid|rise rose risen|run ran|seek sought
sell sold|send sent|shake shook shaken|show shown|shrink shrank shrunk|speak spoke spoken|spend spent|stand stood
steal stole stolen|stick stuck|strike struck|teach taught|think thought|throw threw thrown
understand understood|win won|write wrote written|child children|index indices|matrix matrices|vertex vertices
criterion criteria|analysis analyses|hypothesis hypotheses|prove proof proven|believe belief|succeed success
long length|strong strength|high height|wide width|deep depth|destroy destruction|receive reception|retain retention
describe description|divide division|expand expansion|include inclusion|exclude exclusion|transmit transmission
permit permission|decide decision|produce production|reduce reduction|introduce introduction|solve solution
absorb absorption|assume assumption|consume consumption|repeat repetition|compete competition|collide collision`;

/**
 * Words that stand for each other in explanations of any field. Written from general knowledge, by kind: change, size,
 * making, holding, moving, parting, time, comparison, knowing. Words of several common meanings are left out ("make",
 * "keep", "close"), and no line comes from a data set.
 */
const likeMeaning = `
increase grow raise enlarge expand extend|decrease reduce shrink lower diminish lessen|change modify alter
big large huge|small little tiny|fast quick rapid speedy|slow sluggish|speed velocity|size length|amount quantity
maximum largest|minimum smallest|whole entire complete|empty blank|constant fixed unchanged static
create produce generate construct|store hold contain save|maintain preserve retain
copy duplicate replicate|remove delete erase discard|add insert append|replace substitute swap|fix repair
send transmit transfer deliver|obtain retrieve fetch receive acquire|provide supply|move shift travel
split divide separate partition|combine merge join unite|part portion piece section segment fragment component
gather collect accumulate|distribute disperse scatter|connect link attach|place location position
begin start|finish terminate|continue proceed|wait delay|simultaneous concurrent parallel
prior previous earlier|later subsequent|often frequent|usual typical normal
happen occur|allow enable permit|prevent avoid forbid|require need demand|help aid assist
use utilize employ|choose select pick|locate search seek|check verify validate
show demonstrate illustrate|explain describe|understand comprehend|measure quantify|estimate approximate
same identical equal|different distinct unlike|similar alike|many multiple several numerous
important significant essential crucial|main primary principal chief|easy simple|hard difficult|cheap inexpensive
expensive costly|advantage benefit|disadvantage drawback|problem issue trouble difficulty|error mistake|failure crash
way method manner|function procedure|kind type sort|idea concept notion|goal purpose aim|item element entry
correct accurate|wrong incorrect false|random arbitrary|protect guard defend|limit restrict|adjacent neighboring|far distant remote`;

const baseOf = new Map(
  rowsOf(irregular).flatMap(([base, ...forms]) => forms.map((form): [string, string] => [form, base!])),
);

/** The word that an irregular form belongs to; other words are given back as they are. */
export function baseForm(word: string): string {
  return baseOf.get(word) ?? word;
}

/** For each stem the numbers of the meanings that its word may have. */
export type Meanings = ReadonlyMap<string, readonly number[]>;

export function meaningsBy(stemOf: (word: string) => string): Meanings {
  const meanings = new Map<string, number[]>();
  rowsOf(likeMeaning).forEach((words, meaning) => {
    for (const stem of new Set(words.map(stemOf))) meanings.set(stem, [...(meanings.get(stem) ?? []), meaning]);
  });
  return meanings;
}

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split(/[|\n]/)
    .map((row) => row.trim().split(' '));
}
