/** A history's meaning: pure, without ids, time or storage. */
export interface Aggregate<State, Command, Event> {
  initial: State;
  evolve: (state: State, event: Event) => State;
  decide: (command: Command, state: State) => Event[];
}
