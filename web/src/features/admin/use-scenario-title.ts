import { useWords } from '../../i18n/use-words.js';
import { useAllScenarios } from './queries.js';

/** A scenario's title by its id; the id itself for one that is no longer offered. */
export const useScenarioTitle = () => {
  const { tx } = useWords();
  const { data } = useAllScenarios();
  return (id: string): string => {
    const scenario = data.value?.find((one) => one.id === id);
    return scenario ? tx(scenario.title) : id;
  };
};
