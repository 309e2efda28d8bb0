import type { Config } from '../../infra/config.ts';
import type { Log } from '../../infra/log/log.ts';

/** What a word is to work on. */
export interface Task {
  readonly log: Log;
  readonly config: Config;
  readonly id: string;
  readonly values: {
    readonly role: string;
    readonly 'speaks-for'?: string;
    readonly 'secret-file'?: string;
    readonly station?: string;
    readonly as?: string;
    readonly for?: string;
    readonly settings?: string;
    readonly codec?: string;
    readonly 'dry-run'?: boolean;
    readonly secrets?: string;
    readonly link?: boolean;
    readonly 'link-password'?: string;
  };
}

/** What a word of `./poyang devices` does; answers the lines to print. */
export type Action = (task: Task) => Promise<string[]>;
