/** What providers of speech and words were asked for: sound heard, UTF-16 units spoken, tokens of the model both ways. */
export interface SpeechUse {
  heardMs: number;
  spokenCharacters: number;
  tokensIn: number;
  tokensOut: number;
}

export const noUse: SpeechUse = { heardMs: 0, spokenCharacters: 0, tokensIn: 0, tokensOut: 0 };

export const plus = (one: SpeechUse, other: Partial<SpeechUse>): SpeechUse => ({
  heardMs: one.heardMs + (other.heardMs ?? 0),
  spokenCharacters: one.spokenCharacters + (other.spokenCharacters ?? 0),
  tokensIn: one.tokensIn + (other.tokensIn ?? 0),
  tokensOut: one.tokensOut + (other.tokensOut ?? 0),
});
