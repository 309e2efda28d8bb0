import type { Dictionary } from '../words/zh.ts';
import type { Doing, Failure } from './devices-model.ts';

type Say = (words: Dictionary['failed'], failure: Failure) => string;

/** What a status means, whatever was being done. */
const BY_STATUS: Readonly<Record<number, Say>> = {
  401: (t) => t.unknown,
  403: (t, { about }) => t.notAdministrator(about),
  404: (t, { about }) => t.gone(about),
  413: (t) => t.tooLarge,
  429: (t) => t.tooMany,
};

/** What stands in the way, by what was being done. */
const CONFLICTS: Partial<Record<Doing, Say>> = {
  add: (t, { about }) => t.taken(about),
  change: (t) => t.self,
  rotate: (t, { about }) => t.houseFile(about),
  accept: (t, { about }) => t.unregistered(about),
};

/** Why something was not done, and what to do about it. */
export function failureWords({ failed }: Dictionary, failure: Failure, person: string): string {
  const { status, doing, detail } = failure;
  if (status === undefined) return failed.unreached;
  const say = status === 409 ? CONFLICTS[doing] : BY_STATUS[status];
  const about = status === 403 ? person : failure.about;
  return say ? say(failed, { ...failure, about }) : failed.other(detail);
}
