import { setTimeout as wait } from 'node:timers/promises';
import { type BackOff, createBackOff } from '../back-off.ts';
import type { Logger } from '../logger.ts';
import { asked, type KafkaProducer } from './kafka-binding.ts';

export interface OutageOptions {
  readonly brokers: string;
  readonly logger: Logger;
  /** Between questions whether a broker is back. */
  readonly backOff?: BackOff;
}

/**
 * Says once that no broker answers, and once that one does again. The client looks for them by itself meanwhile; it tells of
 * an outage anew at each attempt, and of its end never.
 */
export function tellOfOutages(
  producer: KafkaProducer,
  { brokers, logger, backOff = createBackOff() }: OutageOptions,
): void {
  let isAway = false;

  async function awaitReturn(): Promise<void> {
    while (producer.isConnected()) {
      await wait(backOff.next(), undefined, { ref: false });
      if (!(await answers(producer))) continue;
      logger.info(`Kafka at ${brokers} answers again.`);
      break;
    }
    backOff.reset();
    isAway = false;
  }

  producer.on('event.error', ({ message }) => {
    if (isAway || !/all broker connections are down/i.test(message)) return;
    isAway = true;
    logger.warn(
      `Kafka at ${brokers}: no broker answers. What is on its way waits for one: see that they run, and have room on their disks.`,
    );
    void awaitReturn();
  });
}

/** A thread of the process's pool waits so long at most. */
const TIMEOUT_MS = 1_000;

function answers(producer: KafkaProducer): Promise<boolean> {
  return asked((callback) => producer.getMetadata({ timeout: TIMEOUT_MS }, callback)).then(
    () => true,
    () => false,
  );
}
