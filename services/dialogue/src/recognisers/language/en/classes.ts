/** Word classes that English phrases refer to as `<name>`. */
export const classes = {
  feeling:
    `upset angry anger~ frustrated disappointed worried anxious sad hurt tired exhausted overwhelmed stressed scared
    afraid annoyed furious nervous concerned lonely ashamed embarrassed guilty confused discouraged demotivated demoralised
    demoralized hopeless betrayed ignored undervalued unappreciated torn relieved proud happy excited glad pleased unhappy
    irritated uncomfortable uneasy shocked heartbroken insulted humiliated powerless helpless stuck desperate bitter
    resentful conflicted ambivalent trapped abandoned disrespected cheated drained struggling suffering dismayed unsettled
    insecure devastated offended miserable fearful frightened terrified livid outraged reluctant apprehensive hesitant
    distressed mad unheard overlooked sidelined depressed worn disheartened impatient worrying bothered isolated
    burned burnt fed unsure uncertain rushed pressured cautious wary shaken dismissed belittled cheated lost misled fooled`.split(
      /\s+/,
    ),
  feeling_noun: `frustration anger worry worries concern concerns disappointment fear fears anxiety stress pain sadness
    feelings distress irritation annoyance grief shock exhaustion hurt discomfort reluctance hesitation hesitations
    resentment bitterness unease emotion emotions feeling`.split(/\s+/),
  hard: `hard difficult tough frustrating upsetting stressful exhausting painful scary awful terrible horrible annoying
    disappointing unpleasant rough overwhelming worrying unfair nightmare infuriating maddening discouraging challenging
    draining devastating heartbreaking disheartening unsettling confusing miserable lonely daunting dreadful unbearable
    tricky awkward nasty brutal lousy rotten tedious humiliating worrisome infuriating shattering`.split(/\s+/),
  very: [
    'absolutely',
    'completely',
    'totally',
    'entirely',
    'so',
    'really',
    'very',
    'pretty',
    'quite',
    'incredibly',
    'extremely',
    'such',
    'rather',
    'truly',
    'deeply',
    'a bit',
    'just',
  ],
  good: `good great excellent outstanding fantastic brilliant amazing impressive wonderful superb remarkable terrific
    first-rate fabulous solid awesome incredible`.split(/\s+/),
  insult:
    `idiot~ moron~ stupid dumb dumbass imbecile~ incompetent useless pathetic loser~ liar~ crook~ clown~ cretin~ fool
    fools asshole~ bastard~ bitch~ jerk~ twat~ prick~ dickhead~ scum lazy worthless hysterical
    ignorant brainless halfwit~ parasite~ coward~ disgrace disgusting imposter~ thief thieves hypocrite~ nobody
    trash garbage dense clueless dimwit~`.split(/\s+/),
  number:
    `# a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty
    fifty sixty seventy eighty ninety hundred thousand dozen half`.split(/\s+/),
  ordinal: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth 1st 2nd 3rd`.split(' '),
  your: ['your', 'yours', 'you'],
  too: ['too', 'so', 'overly', 'very', 'way'],
  duty: `check read say tell call ask warn think listen follow do try come report speak answer reply write inform
    mention look pay prepare finish send raise verify act wait`.split(/\s+/),
  done: `checked read said told called asked warned thought listened followed done tried come reported spoken answered
    replied written informed mentioned looked paid prepared finished sent verified been ~ed`.split(/\s+/),
  hedge: ['probably', 'maybe', 'perhaps', 'possibly'],
  degree:
    `a an so really such completely totally just the most being very too absolute total complete biggest fucking bloody
    as`.split(/\s+/),
  /** What one does for oneself; taking, giving and keeping are bargained for. */
  deed: `talk speak ask listen call write think focus relax sleep read learn plan organise organize delegate stop
    explain eat walk breathe try consider contact practise practice apply join switch hire rest prepare record involve
    approach`.split(/\s+/),
  base: `talk speak ask listen call write make take get find use think do be stay focus relax see understand work sleep
    read learn plan organise organize delegate keep give put start stop let explain eat walk breathe change try consider
    contact practise practice apply join set move switch hire offer book rest prepare record note invite involve raise
    approach`.split(/\s+/),
  doing: ['~ing'],
  base_past:
    `listen~ do does did tell told say said give gave call~ answer~ read check~ follow~ help~ ask~ come came show~
    work~ finish~ respect~ keep kept make made pay paid think thought try tried understand understood respond~ want~ are
    arrive~ late complain~ interrupt~ break forget miss~ have had do`.split(/\s+/),
} as const;
