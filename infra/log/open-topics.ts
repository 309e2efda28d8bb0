import { PoyangError } from '../../domain/errors.ts';
import { type GroupCommit, groupCommit } from './group-commit.ts';
import type { LogFolder } from './log-folder.ts';
import { openTopicFile, type TopicFile } from './topic-file.ts';

interface OpenTopic {
  readonly file: TopicFile;
  readonly commits: GroupCommit;
}

export interface OpenTopics {
  /** Opened at the first call. Throws LOG_UNAVAILABLE after `close`. */
  of(topic: { readonly name: string; readonly compacted: boolean }): OpenTopic;
  /** Aborts at `close`, after everything that waited was committed. */
  readonly closed: AbortSignal;
  close(): void;
}

/** The topics of a log folder, each file opened once in this process. */
export function openTopics(log: LogFolder): OpenTopics {
  const topics = new Map<string, OpenTopic>();
  const closing = new AbortController();
  return {
    closed: closing.signal,
    of(topic) {
      if (closing.signal.aborted) throw new PoyangError('LOG_UNAVAILABLE', 'the log is closed');
      const known = topics.get(topic.name);
      if (known !== undefined) return known;
      const file = openTopicFile(topic, log);
      const opened = { file, commits: groupCommit(file.append, log.limits) };
      topics.set(topic.name, opened);
      return opened;
    },
    close() {
      for (const { commits } of topics.values()) commits.flush();
      closing.abort();
      for (const { file } of topics.values()) file.close();
      topics.clear();
    },
  };
}
