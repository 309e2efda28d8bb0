import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AppModel } from './app-model.ts';

const AppContext = createContext<AppModel | undefined>(undefined);

/** Hands the model to every component below. */
export const AppProvider = AppContext.Provider;

/** The model; only for components below an `AppProvider`. */
export function useApp(): AppModel {
  const model = useContext(AppContext);
  if (model === undefined) throw new Error('useApp needs an AppProvider above it');
  return model;
}
